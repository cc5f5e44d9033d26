using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Web.Features.Definitions;

namespace CaseFlow.Web.Features.Audit;

/// <summary>A record's parameters as the page shows them: a workflow's difference line by line, the rest as it is.</summary>
public sealed class AuditedParams
{
    private const string Member = "difference";

    public AuditedParams(JsonNode? parameters)
    {
        Difference = Read(parameters);
        if (Difference is not null)
        {
            parameters = parameters!.DeepClone();
            parameters.AsObject().Remove(Member);
        }

        Rest = parameters?.ToJsonString() ?? "";
    }

    public string Rest { get; }

    /// <summary>Null: it tells of none.</summary>
    public AuditedDifference? Difference { get; }

    /// <summary>What came, went and changed, as lines of codes.</summary>
    public IEnumerable<string> Lines => Difference is not { } of
        ? []
        :
        [
            .. of.Definition.Select(member => $"~ {member}"),
            .. of.Added.Select(a => $"+ {a.Id} ({a.Type})"),
            .. of.Removed.Select(a => $"− {a.Id} ({a.Type})"),
            .. of.Changed.Select(a => $"~ {a.Id}: {string.Join(", ", a.Members ?? [])}{(a.IsElsewhere ? " ⇄" : "")}"),
            .. of.ConnectionsAdded.Select(c => $"+ {c}"),
            .. of.ConnectionsRemoved.Select(c => $"− {c}"),
        ];

    private static AuditedDifference? Read(JsonNode? parameters)
    {
        try
        {
            return parameters is JsonObject all && all[Member] is JsonObject difference ? difference.Deserialize<AuditedDifference>(JsonSerializerOptions.Web) : null;
        }
        catch (JsonException)
        {
            return null; // changed from outside: shown as it is
        }
    }
}
