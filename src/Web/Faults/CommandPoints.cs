using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Faults.Mutants;
using CaseFlow.Web.Hosting.Time;
using MediatR;

namespace CaseFlow.Web.Faults;

/// <summary>Around every command: <c>NAME.received</c>, <c>.begun</c> in its unit of work, <c>.handled</c> after its handler and before anything is
/// saved or committed, <c>.committed</c> before anybody is answered or sent anything.</summary>
internal sealed class CommandPoints<TRequest, TResponse>(UnitOfWork unit, Scene scene, FaultPoints points, Mutant mutant)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request is not ICommand<TResponse>)
        {
            return await next();
        }

        var name = NameOf(request);
        if (!unit.IsOpen)
        {
            points.Pass($"{name}.received");
            var told = await mutant.AroundAsync(request, () => next());
            points.Pass($"{name}.committed");
            return told;
        }

        if (scene.Begin(request))
        {
            RowPoints.Attach(scene.Db, points);
        }

        points.Pass($"{name}.begun");
        await mutant.BegunAsync(scene, request);
        var answer = (TResponse)(await mutant.HandledAsync(scene, request, (await next())!))!;
        points.Pass($"{name}.handled");
        return answer;
    }

    private static string NameOf(object request) => request switch
    {
        FireDue.Command due => $"FireDue.{due.Source}",
        _ when request.GetType() is { DeclaringType: { } use, Name: "Command" } => use.Name,
        _ when request.GetType() is { DeclaringType: { } use } type => $"{use.Name}.{type.Name}",
        _ => request.GetType().Name,
    };
}
