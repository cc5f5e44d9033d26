using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Cases;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Tasks;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Security;
using CaseFlow.Workflows.Activities.Cases;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Desk;

/// <summary>Where the workflow meets the case. Acts as the system, on behalf of whoever moved the workflow.</summary>
internal sealed class CaseDesk(
    CaseFlowDb db, CallerContext caller, CaseFiles files, TaskPlaces places, TaskOpenings openings, DueDays due, CaseSteps steps, ICaseClock clock)
    : ICaseDesk
{
    private const string DeskName = "workflow";

    /// <summary>Kinds whose task shows why the case came back.</summary>
    private static readonly HashSet<string> ReturnedKinds = ["T2.visit", "T3.verify"];

    public async Task<Guid> AssignTaskAsync(DeskCall call, TaskRequest request, CancellationToken stop)
    {
        using var _ = caller.AsSystem(DeskName);
        if (await OpenedByAsync(call.ExecutionId, stop) is { } before)
        {
            return before.Id;
        }

        var file = await files.FindAsync(call.SubjectId, stop);
        var household = await db.FindAsync<Household>([file?.HouseholdId ?? call.SubjectId], stop);
        var parameters = (JsonObject)(request.Parameters?.DeepClone() ?? new JsonObject());
        var measure = request.Role == "owner" && file is not null ? file.MeasureOf(IdIn(parameters, "measureId")) : null;
        var organisation = await places.OrganisationAsync(measure?.OwnerScope ?? request.Scope, household, stop);
        var dueOn = await DueOnAsync(request, parameters, measure, stop);
        var task = await openings.OpenAsync(
            new()
            {
                Kind = request.Kind,
                Title = new(request.Title, request.TitleZh),
                SubjectType = request.SubjectType,
                SubjectId = request.SubjectId ?? SubjectIn(request.SubjectType, parameters) ?? call.SubjectId,
                CaseId = file?.Id,
                CaseNumber = file?.Number,
                HouseholdId = household?.Id,
                Role = measure?.OwnerRole ?? request.Role,
                OrganisationId = organisation,
                TownshipId = household?.TownshipId,
                DueOn = dueOn,
                DueAt = due.EndOf(dueOn),
                Form = Form.Read(request.Fields),
                Outcomes = TaskOutcome.ReadAll(request.Outcomes),
                Parameters = parameters,
                BookmarkId = request.BookmarkId,
                InstanceId = call.InstanceId,
                ExecutionId = call.ExecutionId,
                ReturnedBecause = ReturnedKinds.Contains(request.Kind) || measure is { Returns: > 0 } ? file?.ReturnedBecause : null,
            },
            stop);
        return task.Id;
    }

    public async Task WithdrawTasksAsync(DeskCall call, string reason, CancellationToken stop)
    {
        using var _ = caller.AsSystem(DeskName);
        if (await OpenedByAsync(call.ExecutionId, stop) is { } task)
        {
            task.Withdraw(reason, clock.Now);
        }
    }

    public async Task<StepAnswer> DoAsync(DeskCall call, CaseStep step, CancellationToken stop)
    {
        using var _ = caller.AsSystem(DeskName);
        if (await db.FindAsync<DeskAnswer>([call.ExecutionId], stop) is { } given)
        {
            return new(given.Outcome, given.Values is null ? null : (JsonObject)JsonNode.Parse(given.Values)!);
        }

        var file = await files.OpenAsync(call.SubjectId, stop);
        var answer = await steps.TakeAsync(file, step, new(Actor.System, clock.Now, clock.Today), stop);
        db.Add(new DeskAnswer(call.ExecutionId, answer.Outcome, answer.Values?.ToJsonString(), clock.Now));
        return answer;
    }

    private async Task<WorkTask?> OpenedByAsync(Guid executionId, CancellationToken stop) =>
        db.WorkTasks.Local.FirstOrDefault(t => t.ExecutionId == executionId)
        ?? await db.WorkTasks.SingleOrDefaultAsync(t => t.ExecutionId == executionId, stop);

    private async Task<DateOnly> DueOnAsync(TaskRequest request, JsonObject parameters, Measure? measure, CancellationToken stop)
    {
        var today = clock.Today;
        if (measure is { Returns: 0 })
        {
            return measure.DueOn > today ? measure.DueOn : today;
        }

        if (parameters["dueOn"] is { } fixedDay)
        {
            var day = DateOnly.ParseExact(fixedDay.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture);
            return day > today ? day : today;
        }

        return request.DueInDays is { } days ? today.AddDays(days) : await due.AddAsync(today, request.DueInWorkingDays ?? 0, stop);
    }

    private static Guid? SubjectIn(string subjectType, JsonObject parameters) =>
        subjectType == "referral" && parameters.ContainsKey("referralId") ? IdIn(parameters, "referralId") : null;

    private static Guid IdIn(JsonObject parameters, string name) =>
        Guid.TryParse(parameters[name]?.GetValue<string>(), out var id) ? id : throw DeskErrors.ParameterMissing(name);
}
