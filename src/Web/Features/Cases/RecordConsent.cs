using CaseFlow.Domain.Time;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Desk;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using MediatR;

namespace CaseFlow.Web.Features.Cases;

/// <summary>Writes down a consent that was given outside a visit's form.</summary>
public static class RecordConsent
{
    /// <param name="GivenOn">Not in the future.</param>
    /// <param name="PersonId">The member who agreed; unset: the head.</param>
    /// <param name="Agencies">Agency kinds; none: all.</param>
    public sealed record Body(DateOnly GivenOn, Guid? PersonId = null, IReadOnlyList<string>? Agencies = null);

    public sealed record Command(Guid CaseId, Body Body) : ICommand<Answer>;

    public sealed record Answer(Guid CaseId, string Scope);

    public static void Map(RouteGroupBuilder cases) => cases
        .MapPost("/{id:guid}/consents", async (Guid id, Body body, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Command(id, body), stop)))
        .RequireAuthorization(Permissions.Work)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    internal sealed class Handler(CaseFiles files, CallerContext caller, IAuditTrail audit, ICaseClock clock) : IRequestHandler<Command, Answer>
    {
        /// <summary>Those who stand before the household; an agency cannot write down a consent to itself.</summary>
        private static readonly HashSet<string> Takers = [Roles.VillageDoctor, Roles.FamilyDoctorTeam, Roles.TownshipOfficer, Roles.CountyOfficer];

        public async Task<Answer> Handle(Command request, CancellationToken cancellationToken)
        {
            if (!Takers.Contains(caller.Current.Role))
            {
                throw CaseDoors.Forbidden();
            }

            var file = await files.OpenAsync(request.CaseId, cancellationToken);
            file.RecordConsent(request.Body.PersonId, request.Body.GivenOn, request.Body.Agencies ?? [], CaseDoors.ActOf(caller, clock));
            audit.Record("case.consent", "case", file.Id, new { request.Body.GivenOn, request.Body.Agencies });
            return new(file.Id, file.Consents[^1].Scope);
        }
    }
}
