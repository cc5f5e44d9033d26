namespace CaseFlow.Web.Faults.Mutants;

/// <summary>After every so many'th command of one kind writes, or takes away, what it should not; it commits with the command.</summary>
/// <param name="isMeant">The command.</param>
/// <param name="every">1: after each.</param>
/// <param name="before">Run when the unit of work begins; null: nothing.</param>
/// <param name="after">Run when everything is saved. May name <c>$new</c>, a new id.</param>
internal sealed class WrongRows(Func<object, bool> isMeant, int every, string? before, string after) : Mutant
{
    private int calls;

    public override Task BegunAsync(Scene scene, object command) =>
        before is not null && ReferenceEquals(command, scene.Command) && isMeant(command) ? scene.ExecuteAsync(before) : Task.CompletedTask;

    public override async Task SavedAsync(Scene scene)
    {
        if (scene.Command is { } command && isMeant(command) && Interlocked.Increment(ref calls) % every == 0)
        {
            await scene.ExecuteAsync(after, ("$new", Guid.CreateVersion7()));
        }
    }
}
