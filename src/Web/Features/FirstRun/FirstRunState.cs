namespace CaseFlow.Web.Features.FirstRun;

/// <summary>The one row that says how far the first run of this database has come. A first run that was killed goes on from here.</summary>
public sealed class FirstRunState
{
    public const int TheOnlyId = 1;

    private FirstRunState()
    {
    }

    public FirstRunState(FirstRunPlan plan, DateTimeOffset now)
    {
        Demo = plan.Demo;
        Seed = plan.Seed;
        Households = plan.Households;
        AsOf = plan.AsOf;
        StartedAt = now;
    }

    public int Id { get; private set; } = TheOnlyId;

    public bool Demo { get; private set; }

    public int Seed { get; private set; }

    /// <summary>How many the demo county is to have.</summary>
    public int Households { get; private set; }

    /// <summary>The day from which the demo's dates count back.</summary>
    public DateOnly AsOf { get; private set; }

    /// <summary>How many are there, in the generator's order.</summary>
    public int HouseholdsWritten { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Null until everything is there and the sign-in has been printed.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    public FirstRunPlan Plan => new(Demo, Seed, Households, AsOf);

    /// <summary>The next households are there.</summary>
    /// <returns>False when they already were: another attempt wrote them.</returns>
    public bool Wrote(int from, int count)
    {
        if (HouseholdsWritten != from)
        {
            return false;
        }

        HouseholdsWritten = from + count;
        return true;
    }

    public void Finish(DateTimeOffset now) => FinishedAt ??= now;
}

/// <summary>What a first run is to make; taken from the options once, so that a changed setting cannot mix two counties.</summary>
public sealed record FirstRunPlan(bool Demo, int Seed, int Households, DateOnly AsOf);
