using System.Text.Json.Nodes;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Tasks;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Desk;
using CaseFlow.Web.Security;
using MediatR;

namespace CaseFlow.Web.Features.Tasks;

/// <summary>Opens a task on a household without a case: a service gap (Yellow), or a question to the expert panel.</summary>
public static class OpenHouseholdTask
{
    /// <param name="Kind"><c>gap.R11</c>: its members are to be enrolled or sign their refusal, 5 working days. <c>R06.confirm</c>: the expert panel says
    /// whether a diagnosis is one of the major diseases; its answer goes to <c>ConfirmDisease</c>.</param>
    /// <param name="PersonIds">Whom it concerns.</param>
    /// <param name="SourceIds">The diagnoses asked about; empty for gaps.</param>
    public sealed record Command(Guid HouseholdId, string Kind, IReadOnlyList<Guid> PersonIds, IReadOnlyList<Guid> SourceIds, DateOnly FoundOn)
        : ICommand<Guid>;

    internal sealed class Handler(CaseFlowDb db, TaskPlaces places, TaskOpenings openings, DueDays due, CallerContext caller, ICaseClock clock)
        : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            using var _ = caller.AsSystem("detection");
            var household = await db.FindAsync<Household>([request.HouseholdId], cancellationToken)
                ?? throw PeopleErrors.HouseholdNotFound();
            var kind = HouseholdTaskKind.Of(request.Kind);
            var dueOn = await due.AddAsync(clock.Today, kind.WorkingDays, cancellationToken);
            var task = await openings.OpenAsync(
                new()
                {
                    Kind = request.Kind,
                    Title = kind.Title,
                    SubjectType = "household",
                    SubjectId = household.Id,
                    HouseholdId = household.Id,
                    Role = kind.Role,
                    OrganisationId = await places.OrganisationAsync(kind.Scope, household, cancellationToken),
                    TownshipId = household.TownshipId,
                    DueOn = dueOn,
                    DueAt = due.EndOf(dueOn),
                    Form = Form.Read(kind.Fields),
                    Outcomes = kind.Outcomes,
                    Parameters = new()
                    {
                        ["personIds"] = new JsonArray([.. request.PersonIds.Select(id => (JsonNode)id.ToString())]),
                        ["sourceIds"] = new JsonArray([.. request.SourceIds.Select(id => (JsonNode)id.ToString())]),
                    },
                },
                cancellationToken);
            return task.Id;
        }
    }
}
