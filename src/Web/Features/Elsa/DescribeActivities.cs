using System.Text.Json.Nodes;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Web.Features.Elsa;

/// <summary><c>GET /descriptors/activities</c>. They are always up to date: <c>refresh=true</c> asks for nothing more.</summary>
internal static class DescribeActivities
{
    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapGet("/descriptors/activities", (Descriptors descriptors) =>
        {
            var all = descriptors.All().ToList();
            return ElsaJson.Ok(new ElsaList<JsonObject>(all, all.Count));
        });
        elsa.MapGet("/descriptors/activities/{typeName}", (string typeName, int? version, Descriptors descriptors) =>
            descriptors.Find(typeName, version) is { } found ? ElsaJson.Ok(found) : Results.NotFound());
    }
}
