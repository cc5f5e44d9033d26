using CaseFlow.Web.Live;
using CaseFlow.Web.Resources;

namespace CaseFlow.Web.Features.Notifications;

/// <summary>A notice's parameters as words: codes of stages, severities and agencies become their names.</summary>
internal static class NoticeParams
{
    private static readonly Dictionary<string, string> Sets = new(StringComparer.Ordinal)
    {
        ["from"] = "caseStage",
        ["to"] = "caseStage",
        ["stage"] = "caseStage",
        ["severity"] = "severity",
        ["agency"] = "agency",
        ["referralKind"] = "referralKind",
        ["state"] = "referralState",
    };

    public static IReadOnlyDictionary<string, object?> Of(Notice notice, Texts texts) =>
        notice.Params.ValueKind is not System.Text.Json.JsonValueKind.Object
            ? new Dictionary<string, object?>()
            : notice.Params.EnumerateObject().ToDictionary(
                p => p.Name,
                object? (p) => Sets.TryGetValue(p.Name, out var set) ? texts.Name(set, p.Value.ToString()) : p.Value.ToString(),
                StringComparer.Ordinal);
}
