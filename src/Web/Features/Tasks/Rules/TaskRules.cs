using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Tasks;

namespace CaseFlow.Web.Features.Tasks.Rules;

/// <summary>A task that has just been completed.</summary>
/// <param name="Task">Itself.</param>
/// <param name="Case">Its case; null for tasks without one.</param>
/// <param name="Outcome">The button pressed.</param>
/// <param name="Answers">Checked.</param>
/// <param name="Act">Who, when.</param>
public sealed record TaskDone(WorkTask Task, Case? Case, string Outcome, Answers Answers, Act Act)
{
    /// <summary>The case, for kinds that always have one.</summary>
    /// <exception cref="Domain.Common.DomainException"><c>case.not_found</c></exception>
    public Case File => Case ?? throw CaseErrors.NotFound(Task.SubjectId);

    /// <exception cref="Domain.Common.DomainException"><c>step.parameter_missing</c>: the definition did not hand it on.</exception>
    public Guid Parameter(string name) => Guid.TryParse(Task.ParameterValues()[name]?.GetValue<string>(), out var id)
        ? id
        : throw Desk.DeskErrors.ParameterMissing(name);

    /// <summary>A reason that the form asked for with this outcome.</summary>
    public string Reason(string field = "reason") => Answers.Text(field) ?? "";

    /// <summary>A field whose answer contradicts the outcome.</summary>
    public static Domain.Common.DomainException Contradicts(string field) => TaskErrors.AnswersInvalid([new(field, "answer.contradicts_outcome")]);
}

/// <summary>What the answers of one kind of task mean for the case. One class a kind; kinds without one mean nothing to the case.</summary>
public interface ITaskRule
{
    string Kind { get; }

    Task ApplyAsync(TaskDone done, CancellationToken stop);
}

public sealed class TaskRules(IEnumerable<ITaskRule> rules)
{
    private readonly Dictionary<string, ITaskRule> byKind = rules.ToDictionary(r => r.Kind, StringComparer.Ordinal);

    public Task ApplyAsync(TaskDone done, CancellationToken stop) =>
        byKind.TryGetValue(done.Task.Kind, out var rule) ? rule.ApplyAsync(done, stop) : Task.CompletedTask;
}
