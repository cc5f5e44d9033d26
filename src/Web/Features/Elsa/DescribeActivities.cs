using System.Text.Json.Nodes;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Elsa.Activities;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CaseFlow.Web.Features.Elsa;

/// <summary><c>GET /descriptors/activities</c>, one of them, and the options of an input. They are always up to date: <c>refresh=true</c> asks for nothing more.</summary>
internal static class DescribeActivities
{
    internal sealed record All : IQuery<ToolboxPage>;

    internal sealed record One(string TypeName, int? Version) : IQuery<JsonObject?>;

    internal sealed record Options(string TypeName, string Input, JsonObject? Context) : IQuery<JsonObject?>;

    internal sealed record Body(JsonObject? Context);

    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapGet("/descriptors/activities", async (HttpContext http, IMediator mediator, CancellationToken stop) =>
            Sent(http, await mediator.Send(new All(), stop)));
        elsa.MapGet("/descriptors/activities/{typeName}", async (string typeName, int? version, IMediator mediator, CancellationToken stop) =>
            await mediator.Send(new One(typeName, version), stop) is { } found ? ElsaJson.Ok(found) : Results.NotFound());
        elsa.MapPost("/descriptors/activities/{typeName}/options/{input}", async (string typeName, string input, Body? body, IMediator mediator, CancellationToken stop) =>
            await mediator.Send(new Options(typeName, input, body?.Context), stop) is { } items ? ElsaJson.Ok(new JsonObject { ["items"] = items }) : Results.NotFound());
    }

    private static FileContentHttpResult Sent(HttpContext http, ToolboxPage page)
    {
        var takesBrotli = StringWithQualityHeaderValue.TryParseList(http.Request.Headers.AcceptEncoding, out var codings)
            && codings.Any(c => c.Value == "br" && c.Quality is null or > 0);
        if (takesBrotli) http.Response.Headers.ContentEncoding = "br";
        return TypedResults.Bytes(takesBrotli ? page.Brotli : page.Plain, "application/json; charset=utf-8");
    }

    internal sealed class AllHandler(Toolbox toolbox) : IRequestHandler<All, ToolboxPage>
    {
        public Task<ToolboxPage> Handle(All request, CancellationToken cancellationToken) => toolbox.PageAsync(cancellationToken);
    }

    internal sealed class OneHandler(Toolbox toolbox) : IRequestHandler<One, JsonObject?>
    {
        public Task<JsonObject?> Handle(One request, CancellationToken cancellationToken) => toolbox.FindAsync(request.TypeName, request.Version, cancellationToken);
    }

    internal sealed class OptionsHandler(Toolbox toolbox) : IRequestHandler<Options, JsonObject?>
    {
        public Task<JsonObject?> Handle(Options request, CancellationToken cancellationToken) =>
            toolbox.OptionsAsync(request.TypeName, request.Input, request.Context, cancellationToken);
    }
}
