using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Tasks;

namespace CaseFlow.Domain.Tests.Tasks;

public sealed class DoingATask
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero);
    private static readonly Guid Centre = Guid.CreateVersion7();
    private static readonly Worker Ana = new(Guid.CreateVersion7(), "TownshipOfficer", Centre);
    private static readonly Worker Bo = new(Guid.CreateVersion7(), "TownshipOfficer", Centre);
    private static readonly Worker Stranger = new(Guid.CreateVersion7(), "TownshipOfficer", Guid.CreateVersion7());
    private static readonly Worker Supervisor = new(Guid.CreateVersion7(), "SupervisionGroup", Guid.CreateVersion7(), Supervises: true);

    [Fact]
    public void Unclaimed_it_is_completed_by_any_candidate()
    {
        var task = Open();

        task.Complete(Bo, task.Revision, "confirm", [], Noon);

        (task.State, task.CompletedBy, task.Outcome).Should().Be((TaskState.Done, Bo.UserId, "confirm"));
    }

    [Fact]
    public void Claimed_it_is_completed_by_its_holder_only()
    {
        var task = Open();
        task.Claim(Ana, Noon);

        Refusal(() => task.Complete(Bo, task.Revision, "confirm", [], Noon)).Should().Be("task.claimed");
        Refusal(() => task.Claim(Bo, Noon)).Should().Be("task.claimed");
        task.Complete(Ana, task.Revision, "confirm", [], Noon);

        task.State.Should().Be(TaskState.Done);
    }

    [Fact]
    public void Completed_is_said_before_stale_and_stale_before_claimed()
    {
        var task = Open();
        var seen = task.Revision;
        task.Claim(Ana, Noon);

        Refusal(() => task.Complete(Bo, seen, "confirm", [], Noon)).Should().Be("task.changed");
        task.Complete(Ana, task.Revision, "confirm", [], Noon);
        Refusal(() => task.Complete(Bo, seen, "confirm", [], Noon)).Should().Be("task.already_completed");
    }

    [Fact]
    public void Another_organisation_may_not_touch_it()
    {
        var task = Open();

        Refusal(() => task.Claim(Stranger, Noon)).Should().Be("task.not_candidate");
        Refusal(() => task.Complete(Stranger, task.Revision, "confirm", [], Noon)).Should().Be("task.not_candidate");
    }

    [Fact]
    public void A_supervisor_hands_it_to_a_colleague_of_its_group_and_to_nobody_else()
    {
        var task = Open();
        task.Claim(Ana, Noon);

        Refusal(() => task.AssignTo(Stranger, Supervisor, Noon)).Should().Be("task.assignee_unfit");
        task.AssignTo(Bo, Supervisor, Noon);

        (task.AssigneeId, task.ClaimedBy).Should().Be((Bo.UserId, Bo.UserId));
        Refusal(() => task.AssignTo(Ana, Ana, Noon)).Should().Be("task.claimed");
    }

    [Fact]
    public void Released_it_is_the_groups_again()
    {
        var task = Open();
        task.Claim(Ana, Noon);

        Refusal(() => task.Release(Bo)).Should().Be("task.claimed");
        task.Release(Ana);
        task.Claim(Bo, Noon);

        task.ClaimedBy.Should().Be(Bo.UserId);
    }

    [Fact]
    public void An_outcome_the_form_does_not_offer_is_refused()
    {
        var task = Open();

        Refusal(() => task.Complete(Ana, task.Revision, "approve", [], Noon)).Should().Be("task.outcome_unknown");
    }

    [Fact]
    public void Withdrawn_it_cannot_be_completed()
    {
        var task = Open();
        task.Withdraw("case.ended", Noon);

        Refusal(() => task.Complete(Ana, task.Revision, "confirm", [], Noon)).Should().Be("task.withdrawn");
    }

    private static WorkTask Open() => WorkTask.Open(
        new()
        {
            Kind = "T3.verify",
            Title = new("Verify", "核实"),
            SubjectType = "case",
            SubjectId = Guid.CreateVersion7(),
            Role = "TownshipOfficer",
            OrganisationId = Centre,
            DueOn = new(2026, 3, 4),
            DueAt = Noon.AddDays(2),
            Form = Form.Read(new JsonArray()),
            Outcomes = TaskOutcome.ReadAll(["confirm", "return"]),
        },
        Noon);

    private static string Refusal(Action act) => act.Should().Throw<DomainException>().Which.Code;
}
