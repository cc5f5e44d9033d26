namespace CaseFlow.Web.Faults.Mutants;

/// <summary>Leaves out, or repeats, every so many'th call of one kind.</summary>
internal sealed class MiscountedCall(string call, int every, int times) : Mutant
{
    private int calls;

    public override int TimesOf(string made) => made == call && Interlocked.Increment(ref calls) % every == 0 ? times : 1;
}
