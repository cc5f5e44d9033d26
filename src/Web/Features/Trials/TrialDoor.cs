using CaseFlow.Web.Features.Elsa;
using CaseFlow.Web.Features.Studio;
using CaseFlow.Web.Security;

namespace CaseFlow.Web.Features.Trials;

/// <summary>Elsa's API for a page of the designer that shows a trial: the same endpoints answer from the trial's house, and know of no trial. What they show of
/// definitions is only to be looked at.</summary>
internal sealed class TrialDoor(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (!http.Request.Path.StartsWithSegments(ElsaProblems.Root, StringComparison.OrdinalIgnoreCase, out var rest) || StudioClaims.TrialOf(http.User) is not { } id)
        {
            await next(http);
            return;
        }

        if (ChangesDefinitions(http.Request.Method, rest)) throw TrialErrors.ReadOnly();

        var real = http.RequestServices;
        var trial = real.GetRequiredService<Trials>().Get(id);
        using var visit = trial.Enter(out var house);
        await using var scope = house.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Become(real.GetRequiredService<CallerContext>().Current);
        http.RequestServices = scope.ServiceProvider;
        try
        {
            await next(http);
        }
        finally
        {
            http.RequestServices = real;
        }
    }

    private static bool ChangesDefinitions(string method, PathString path) =>
        !HttpMethods.IsGet(method)
        && !HttpMethods.IsHead(method)
        && path.Value!.Contains("/workflow-definition", StringComparison.OrdinalIgnoreCase);
}
