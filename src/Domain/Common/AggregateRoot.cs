namespace CaseFlow.Domain.Common;

/// <summary>Something that happened to an aggregate, in the past tense. Carries ids, codes and numbers only.</summary>
public interface IDomainEvent
{
}

/// <summary>Guards, acts, tells. <see cref="Raise"/> counts <see cref="Revision"/> up, so no change goes untold or unguarded.</summary>
public abstract class AggregateRoot
{
    private readonly List<IDomainEvent> raised = [];

    public Guid Id { get; protected init; }

    /// <summary>Counts changes; the concurrency token of the row.</summary>
    public int Revision { get; private set; }

    public IReadOnlyList<IDomainEvent> Raised => raised;

    public IReadOnlyList<IDomainEvent> TakeRaised()
    {
        IDomainEvent[] taken = [.. raised];
        raised.Clear();
        return taken;
    }

    protected void Raise(IDomainEvent what)
    {
        raised.Add(what);
        Revision++;
    }
}
