using CaseFlow.Web.Resources;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Web.Features.Elsa.Design;

/// <summary><c>GET /descriptors/expression-descriptors</c>: the ways to write an input that the runtime knows.</summary>
internal static class DescribeExpressions
{
    private const string EditorLanguage = "MonacoLanguage";

    /// <param name="IsBrowsable">An editor offers it by name; the others come with the kind of input.</param>
    /// <param name="Properties">Texts only.</param>
    internal sealed record Descriptor(string Type, string DisplayName, bool IsSerializable, bool IsBrowsable, IReadOnlyDictionary<string, string> Properties);

    public static void Map(RouteGroupBuilder elsa) => elsa.MapGet(
        "/descriptors/expression-descriptors", (Texts texts) => ElsaJson.List(Expression.KnownTypes.Select(type => Of(type, texts))));

    private static Descriptor Of(string type, Texts texts) => new(
        type,
        texts.Say($"elsa.expression.{type}"),
        IsSerializable: true,
        IsBrowsable: type is not ("Literal" or "Object"),
        type switch
        {
            "Object" => new Dictionary<string, string> { [EditorLanguage] = "json" },
            "JavaScript" => new Dictionary<string, string> { [EditorLanguage] = "javascript" },
            _ => new Dictionary<string, string>(),
        });
}
