using System.Text.Json.Nodes;
using CaseFlow.Workflows.Moving;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Tests.Moving;

/// <summary>A target that the instance cannot stand at is refused, and the instance stays as it is.</summary>
public sealed class RefusingToMove : IDisposable
{
    private static readonly JsonObject Forked = A.Flow(
        "d", "f.x>t f.y>b t>j b>j j>end", A.Fork("f", "x", "y"), A.Task("t"), A.Line("b"), A.Join("j", "WaitAll"), A.Line("end"));

    private readonly TestHouse house = new();

    public void Dispose() => house.Dispose();

    [Fact]
    public Task A_step_that_is_not_there() => RefusedAsync(
        A.Flow("d", "t>end", A.Task("t"), A.Line("end")),
        A.Flow("d", "u>end", A.Task("u"), A.Line("end")),
        new(Obstacles.ActivityGone, "t"));

    [Fact]
    public Task A_step_that_was_named_and_is_not_there() => RefusedAsync(
        A.Flow("d", "t>end", A.Task("t"), A.Line("end")),
        A.Flow("d", "t>end", A.Task("t"), A.Line("end"), A.Line("x")),
        new(Obstacles.ActivityGone, "t", "nobody"),
        ("t", "nobody"));

    [Fact]
    public Task A_step_of_another_type() => RefusedAsync(
        A.Flow("d", "t>end", A.Task("t"), A.Line("end")),
        A.Flow("d", "t>end", A.Line("t"), A.Line("end")),
        new(Obstacles.TypeOther, "t", "Elsa.WriteLine 1"));

    [Fact]
    public Task A_step_in_another_container() => RefusedAsync(
        A.Flow("d", "t>end", A.Task("t"), A.Line("end")),
        A.Flow("d", "q>end", Movers.Holding("q", "Elsa.Sequence", A.Task("t")), A.Line("end")),
        new(Obstacles.ContainerOther, "t", "Workflow1:flow:q:t"));

    [Fact]
    public Task A_branch_on_the_other_side_of_a_decision()
    {
        JsonObject If(string branch)
        {
            var choice = A.Activity("if", "Elsa.If", ("condition", A.Script("true")));
            choice["then"] = branch == "then" ? A.Task("t") : A.Line("x");
            choice["else"] = branch == "then" ? A.Line("x") : A.Task("t");
            return Movers.Rooted(choice);
        }

        return RefusedAsync(If("then"), If("else"), new(Obstacles.ContainerOther, "t", "Workflow1:if:t"));
    }

    [Fact]
    public Task Two_steps_in_one_place() => RefusedAsync(
        A.Flow("d", "f.x>t f.y>u", A.Fork("f", "x", "y"), A.Task("t"), A.Task("u")),
        A.Flow("d", "f.x>t", A.Fork("f", "x", "y"), A.Task("t")),
        new(Obstacles.TargetTaken, "u", "t"),
        ("u", "t"));

    [Fact]
    public Task An_outcome_that_is_no_more() => RefusedAsync(
        A.Flow("d", "t.Yes>end t.No>end", Movers.TaskWith("t", "Yes", "No"), A.Line("end")),
        A.Flow("d", "t.Yes>end", Movers.TaskWith("t", "Yes"), A.Line("end")),
        new(Obstacles.OutcomeGone, "t", "No"));

    [Fact]
    public Task A_token_whose_connection_is_gone() => RefusedAsync(
        Forked,
        A.Flow("d", "f.x>t f.y>b t>j b>end j>end", A.Fork("f", "x", "y"), A.Task("t"), A.Line("b"), A.Join("j", "WaitAll"), A.Line("end")),
        new(Obstacles.TokenLost, "flow", "b.Done>j"));

    [Fact]
    public Task A_token_whose_join_is_gone() => RefusedAsync(
        Forked,
        A.Flow("d", "f.x>t f.y>b t>end b>end", A.Fork("f", "x", "y"), A.Task("t"), A.Line("b"), A.Line("end")),
        new(Obstacles.TokenLost, "flow", "b.Done>j"));

    [Fact]
    public Task A_finished_step_that_would_come_again_in_a_flowchart() => RefusedAsync(
        A.Flow("d", "a>t t>end", A.Line("a"), A.Task("t"), A.Line("end")),
        A.Flow("d", "t>a a>end", A.Line("a"), A.Task("t"), A.Line("end")),
        new(Obstacles.WouldRunAgain, "flow", "a"));

    [Fact]
    public Task A_finished_step_that_would_come_again_in_a_sequence() => RefusedAsync(
        Movers.Rooted(Movers.Holding("q", "Elsa.Sequence", A.Line("a"), A.Task("t"))),
        Movers.Rooted(Movers.Holding("q", "Elsa.Sequence", A.Task("t"), A.Line("a"))),
        new(Obstacles.WouldRunAgain, "q", "a"));

    [Fact]
    public Task A_value_that_does_not_fit() => RefusedAsync(
        A.Flow("d", "t>end", A.Task("t"), A.Line("end")).With(("Name", "String", "Li")),
        A.Flow("d", "t>end", A.Task("t"), A.Line("end")).With(("Name", "Int32", null)),
        new(Obstacles.VariableType, "Workflow1", "Name: Int32"));

    [Fact]
    public async Task An_instance_that_has_ended()
    {
        await house.PublishAsync(A.Flow("d", "", A.Line("a")));
        var id = await house.StartAsync("d");
        await house.PublishAsync(A.Flow("d", "", A.Line("a"), A.Line("b")));

        (await house.MoveAsync(id)).Obstacles.Should().Contain(o => o.Code == Obstacles.Finished);
        (await house.InstanceAsync(id)).Version.Should().Be(1);
    }

    [Fact]
    public async Task A_loop_back_is_no_finished_step_that_comes_again()
    {
        await house.PublishAsync(A.Flow("d", "a>t t.Again>a t.Done>end", A.Line("a"), Movers.TaskWith("t", "Again", "Done"), A.Line("end")));
        var id = await house.StartAsync("d");
        await house.CompleteAsync("t", "Again");
        await house.PublishAsync(A.Flow(
            "d", "a>t t.Again>a t.Done>new new>end", A.Line("a"), Movers.TaskWith("t", "Again", "Done"), A.Line("new"), A.Line("end")));

        (await house.MoveAsync(id)).Obstacles.Should().BeEmpty();
    }

    private async Task RefusedAsync(JsonObject from, JsonObject to, MoveObstacle expected, params (string From, string To)[] mapping)
    {
        await house.PublishAsync((JsonObject)from.DeepClone());
        var id = await house.StartAsync("d");
        await house.PublishAsync((JsonObject)to.DeepClone());
        var before = await house.InstanceAsync(id);
        var bookmarks = await house.RowsAsync<BookmarkRow>();

        var plan = await house.MoveAsync(id, mapping);

        plan.Obstacles.Should().Equal(expected);
        (await house.InstanceAsync(id)).Should().BeEquivalentTo(before, "it stays as it is");
        (await house.RowsAsync<BookmarkRow>()).Should().BeEquivalentTo(bookmarks);
    }
}
