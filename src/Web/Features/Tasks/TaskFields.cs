using System.Text.Json.Nodes;
using CaseFlow.Domain.Tasks;
using CaseFlow.Web.Resources;

namespace CaseFlow.Web.Features.Tasks;

/// <summary>A task's form on screen: every question with what was answered and what is wrong with it, and a button an outcome.</summary>
public sealed class TaskFields(ReadTask.Answer read, JsonObject answers, IReadOnlyDictionary<string, FieldFault> faults, Texts texts)
{
    /// <param name="Style">Class of the button.</param>
    /// <param name="Next">What it causes.</param>
    public sealed record Button(string Name, string Label, string? Next, string Style);

    public IEnumerable<FieldView> All => read.Form.Fields.Select(asked => new FieldView(
        asked,
        answers[asked.Name],
        faults.GetValueOrDefault(asked.Name) is { } fault ? texts.Say(fault.Code, ("min", fault.Min), ("max", fault.Max)) : null,
        OnlyFor(asked),
        read.Persons));

    /// <summary>Where to go, and what it is called.</summary>
    public IEnumerable<(string Id, string Label)> Faulty =>
        read.Form.Fields.Where(f => faults.ContainsKey(f.Name)).Select(f => ("f-" + f.Name, f.Label.In(Texts.Language)));

    public IEnumerable<Button> Outcomes => read.Outcomes.Select(o => new Button(
        o.Name,
        o.Label.In(Texts.Language),
        o.Next?.In(Texts.Language),
        o.Style switch { "primary" => "btn-primary", "danger" => "btn-outline-danger", null when o == read.Outcomes[0] => "btn-primary", _ => "btn-outline-secondary" }));

    private string? OnlyFor(FormField field) => field.Outcomes is { Count: > 0 } names && names.Count < read.Outcomes.Count
        ? string.Join(", ", read.Outcomes.Where(o => names.Contains(o.Name)).Select(o => o.Label.In(Texts.Language)))
        : null;
}
