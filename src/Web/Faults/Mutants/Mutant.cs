namespace CaseFlow.Web.Faults.Mutants;

/// <summary>A planted bug, to test the checker that must find it. This one does nothing wrong.</summary>
internal class Mutant
{
    /// <summary>In the unit of work, before the handler; also of commands from inside another.</summary>
    public virtual Task BegunAsync(Scene scene, object command) => Task.CompletedTask;

    /// <summary>After the handler, before anything is saved.</summary>
    public virtual Task<object> HandledAsync(Scene scene, object command, object answer) => Task.FromResult(answer);

    /// <summary>Everything is written and nothing is committed.</summary>
    public virtual Task SavedAsync(Scene scene) => Task.CompletedTask;

    /// <summary>Around a whole top-level command.</summary>
    public virtual Task<T> AroundAsync<T>(object command, Func<Task<T>> next) => next();

    /// <summary>How often a call such as <c>outbox.Tell</c> is made instead of once.</summary>
    public virtual int TimesOf(string call) => 1;

    /// <summary>After a call that is awaited.</summary>
    public virtual Task CalledAsync(Scene scene, string call) => Task.CompletedTask;
}
