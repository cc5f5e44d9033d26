using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Detection;

/// <summary>One run of the rules over all households, resumable: it goes on behind the last household it finished.</summary>
public sealed class DetectionRun
{
    private DetectionRun()
    {
    }

    public Guid Id { get; private set; }

    public DateOnly AsOf { get; private set; }

    /// <summary>The last household evaluated, in the order of ids; null before the first.</summary>
    public Guid? Position { get; private set; }

    public int Evaluated { get; private set; }

    public int Signals { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public static DetectionRun Start(DateOnly asOf, DateTimeOffset now) => new() { Id = Ids.New(now), AsOf = asOf, StartedAt = now };

    public void Advance(Guid position, int evaluated, int signals)
    {
        Position = position;
        Evaluated += evaluated;
        Signals += signals;
    }

    public void Finish(DateTimeOffset now) => FinishedAt ??= now;
}
