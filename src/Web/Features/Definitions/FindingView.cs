using System.Globalization;
using CaseFlow.Web.Resources;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Web.Features.Definitions;

/// <summary>A finding with its sentence in the reader's language.</summary>
public sealed record FindingView(
    string Code, FindingSeverity Severity, string Path, string? ActivityId, string? ActivityName, string Subject, string Detail, string Sentence)
{
    internal static IReadOnlyList<FindingView> Of(IEnumerable<Finding> findings, Texts texts) =>
        [.. findings.Select(f => new FindingView(f.Code, f.Severity, f.Path, f.ActivityId, f.ActivityName, f.Subject, f.Detail, texts.Say(f)))];

    /// <summary>A refusal's parameters as they leave: findings get their sentences.</summary>
    /// <param name="parameters">Of the refusal.</param>
    /// <param name="texts">Where sentences are.</param>
    /// <param name="language">The reader's; null: the one in force.</param>
    internal static IReadOnlyDictionary<string, object?> Say(IReadOnlyDictionary<string, object?> parameters, Texts texts, CultureInfo? language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = language ?? before;
        try
        {
            return parameters.ToDictionary(p => p.Key, p => Say(p.Value, texts), StringComparer.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static object? Say(object? value, Texts texts) => value switch
    {
        IEnumerable<Finding> findings => Of(findings, texts),
        IEnumerable<RefusedDefinition> files => files.Select(f => new RefusedFileView(f.File, Of(f.Findings, texts))).ToList(),
        _ => value,
    };
}

public sealed record RefusedFileView(string File, IReadOnlyList<FindingView> Findings);

/// <summary>A definition after it was saved or published.</summary>
/// <param name="AlreadyPublished">It was to be published, and this content is already.</param>
/// <param name="Findings">What did not keep it from being saved, or published.</param>
public sealed record SavedDefinitionView(StoredDefinition Definition, bool AlreadyPublished, IReadOnlyList<FindingView> Findings)
{
    internal static SavedDefinitionView Of(SaveDefinition.Answer answer, Texts texts) =>
        new(answer.Definition, answer.AlreadyPublished, FindingView.Of(answer.Findings, texts));
}
