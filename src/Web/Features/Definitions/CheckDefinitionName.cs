using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using MediatR;

namespace CaseFlow.Web.Features.Definitions;

/// <summary>Whether a name is free.</summary>
public static class CheckDefinitionName
{
    /// <param name="DefinitionId">Whose name it may be already; null: nobody's.</param>
    public sealed record Query(string Name, string? DefinitionId = null) : IQuery<Answer>;

    /// <param name="IsFree">Nobody else has it.</param>
    /// <param name="TakenBy">Who has it.</param>
    public sealed record Answer(bool IsFree, string? TakenBy);

    public static void Map(RouteGroupBuilder definitions) => definitions
        .MapPost("/name-check", async (Query body, IMediator mediator, CancellationToken stop) => TypedResults.Ok(await mediator.Send(body, stop)))
        .RequireAuthorization(Permissions.Administer);

    internal sealed class Handler(DefinitionNames names) : IRequestHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            var other = await names.WhoHasAsync(request.Name, request.DefinitionId, cancellationToken);
            return new(other is null, other);
        }
    }
}
