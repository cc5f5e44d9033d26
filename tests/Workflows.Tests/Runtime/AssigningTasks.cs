using System.Text.Json.Nodes;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Tests.Runtime;

public sealed class AssigningTasks : IDisposable
{
    private readonly TestHouse house = new();

    public void Dispose() => house.Dispose();

    [Fact]
    public async Task A_task_is_opened_waited_for_and_its_outcome_is_followed()
    {
        await house.PublishAsync(A.Flow("review", "verify.Approved>yes verify.Rejected>no", A.Task("verify"), A.Line("yes"), A.Line("no")));

        var instance = await house.StartAsync("review");

        var task = house.Desk.Open.Should().ContainSingle().Subject;
        task.Request.Title.Should().Be("Title of verify");
        task.Request.Role.Should().Be("TownshipOfficer");
        task.Call.SubjectId.Should().Be(TestDesk.Subject);
        (await house.InstanceAsync(instance)).SubStatus.Should().Be(WorkflowSubStatus.Suspended);
        var waiting = (await house.RowsAsync<ExecutionRow>()).Single(e => e.ActivityId == "verify");
        waiting.HasBookmarks.Should().BeTrue();
        waiting.Id.Should().Be(task.Call.ExecutionId);
        waiting.Id.Version.Should().Be(7);

        await house.CompleteAsync("verify", "Rejected");

        (await house.JournalAsync(instance)).Should().Equal(
            "Workflow1.Started", "flow.Started", "verify.Started", "verify.Suspended", "verify.Resumed", "verify.Completed",
            "no.Started", "no.Completed", "flow.Completed", "Workflow1.Completed");
        (await house.InstanceAsync(instance)).SubStatus.Should().Be(WorkflowSubStatus.Finished);
        (await house.RowsAsync<BookmarkRow>()).Should().BeEmpty();
    }

    [Fact]
    public async Task Fields_and_outcomes_may_be_JSON_or_JSON_text_and_inputs_are_evaluated()
    {
        var task = A.Task("t");
        task["fields"] = A.Object("""[{"name":"income","type":"money","required":true}]""");
        task["outcomes"] = A.Object(new JsonArray("Approved", new JsonObject { ["name"] = "Returned" }));
        task["dueInWorkingDays"] = A.Script("2 + 3");
        task["subjectType"] = A.Literal("referral");
        task["subjectId"] = A.Script("getInput('referral').toUpperCase()");
        task["scope"] = A.Literal("agency:InsuranceBureau");
        task["parameters"] = A.Script("({ referralId: getInput('referral') })");
        await house.PublishAsync(A.Flow("review", "", task));
        var referral = Guid.CreateVersion7();

        await house.StartAsync("review", new() { ["referral"] = referral.ToString() });

        var request = house.Desk.Open.Single().Request;
        ((string)request.Fields[0]!["name"]!).Should().Be("income");
        request.Outcomes.Should().HaveCount(2);
        request.DueInWorkingDays.Should().Be(5);
        request.SubjectId.Should().Be(referral);
        request.Scope.Should().Be("agency:InsuranceBureau");
        ((string)request.Parameters!["referralId"]!).Should().Be(referral.ToString());
    }

    [Fact]
    public async Task Inputs_are_understood_as_a_designer_stores_them()
    {
        var task = A.Task("t");
        task["dueInWorkingDays"] = Stored("Int32", "Literal", "3");
        task["dueInDays"] = Stored("Int32", "Literal", "");
        task["scope"] = Stored("String", "Literal", "");
        task["subjectId"] = Stored("Guid", "Literal", "  ");
        task["outcomes"] = Stored("List<String>", "Object", """["Approved","Rejected"]""");
        task["outcomeDetails"] = Stored("List<Object>", "Literal", """
            [{"name":"Approved","label":{"en":"Approve","zh-Hans":"同意"},"style":"primary"},{"name":"Gone"}]
            """);
        task["fields"] = Stored("List<Object>", "Literal", """[{"name":"income","type":"money"}]""");
        task["parameters"] = Stored("ObjectDictionary", "Literal", """{"day":30}""");
        await house.PublishAsync(A.Flow("review", "t.Approved>yes t.Rejected>no", task, A.Line("yes"), A.Line("no")));

        await house.StartAsync("review");

        var request = house.Desk.Open.Single().Request;
        (request.DueInWorkingDays, request.DueInDays, request.Scope).Should().Be((3, null, "township"));
        ((int)request.Parameters!["day"]!).Should().Be(30);
        ((string)request.Fields[0]!["name"]!).Should().Be("income");
        request.Outcomes.ToJsonString().Should().Contain("\"style\":\"primary\"").And.NotContain("Gone");
        ((string)request.Outcomes[1]!).Should().Be("Rejected");
        await house.CompleteAsync("t", "Rejected");
        (await house.RowsAsync<ExecutionRow>()).Should().Contain(e => e.ActivityId == "no");
    }

    [Fact]
    public async Task A_step_of_its_own_asks_for_the_step_by_its_name()
    {
        var step = A.Activity("step", "CaseFlow.ChooseDays", ("days", A.Literal("5")), ("daysWhenRed", A.Literal(1)));

        await house.PublishAsync(A.Flow("days", "", step));
        await house.StartAsync("days");

        var asked = house.Desk.Steps.Should().ContainSingle().Subject.Step;
        asked.Name.Should().Be("due.choose");
        asked.Parameters.ToJsonString().Should().Be("""{"default":5,"Red":1}""");
    }

    private static JsonObject Stored(string type, string syntax, string value) => new()
    {
        ["typeName"] = type,
        ["expression"] = new JsonObject { ["type"] = syntax, ["value"] = value },
        ["memoryReference"] = null,
    };

    [Fact]
    public async Task Answers_reach_a_bound_variable_and_survive_later_waits()
    {
        var task = A.Task("t");
        task["answers"] = A.Bound("A");
        await house.PublishAsync(A.Flow(
            "review", "t>u u>d d.True>rich d.False>poor", task, A.Task("u"), A.Decision("d", "getA().income > 10 && getOutputFrom('t').income !== 0"), A.Line("rich"), A.Line("poor"))
            .With(("A", "Object", null)));
        var instance = await house.StartAsync("review");

        await house.CompleteAsync("t", answers: new() { ["income"] = 11 });
        await house.CompleteAsync("u");

        (await house.IncidentsAsync()).Should().Be("d: input.failed: Condition: script.failed: TypeError");
        (await house.VariablesAsync(instance)).ToJsonString().Should().Be("""{"vA":{"income":11}}""");
    }

    [Fact]
    public async Task Neither_the_form_nor_the_answers_stand_in_the_activitys_record()
    {
        var task = A.Task("t");
        task["fields"] = A.Object(new JsonArray(new JsonObject { ["name"] = "secret-field" }));
        await house.PublishAsync(A.Flow("review", "", task));
        await house.StartAsync("review");

        await house.CompleteAsync("t", answers: new() { ["note"] = "secret-answer" });

        var record = (await house.RowsAsync<ExecutionRow>()).Single(e => e.ActivityId == "t");
        (record.ActivityState + record.Outputs).Should().NotContain("secret").And.Contain("TownshipOfficer");
        record.Payload.Should().Be("""{"Outcomes":["Done"]}""");
        record.Outputs.Should().Contain("TaskId").And.Contain("Outcome");
    }

    [Fact]
    public async Task Without_a_subject_there_is_an_incident_and_no_bookmark()
    {
        await house.PublishAsync(A.Flow("review", "", A.Task("t")));

        await house.StartAsync("review", correlation: "no id");

        (await house.IncidentsAsync()).Should().Be("t: subject.missing");
        (await house.RowsAsync<BookmarkRow>()).Should().BeEmpty();
    }
}
