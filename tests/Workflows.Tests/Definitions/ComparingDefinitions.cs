using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Tests.Definitions;

public sealed class ComparingDefinitions
{
    private static readonly string[] Shipped = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Soundness", "Shipped"), "*.json");

    [Fact]
    public void What_stands_still_is_no_difference()
    {
        Between(Flow(), Flow()).IsEmpty.Should().BeTrue();
    }

    [Fact]
    public void What_a_server_or_a_tool_adds_is_no_difference()
    {
        var after = Flow();
        after["id"] = "other";
        after["version"] = 7;
        after["isPublished"] = true;
        after["toolVersion"] = "3.8.2.0";
        after["isReadonly"] = false;
        after["description"] = "";
        after["outcomes"] = new JsonArray();
        after["options"] = new JsonObject { ["usableAsActivity"] = false, ["activationStrategyType"] = null };
        after["root"]!["nodeId"] = "Workflow1:flow";
        after["root"]!["metadata"] = new JsonObject();
        ActivityOf(after, "one")["customProperties"] = new JsonObject { ["canStartWorkflow"] = false };

        Between(Flow(), after).IsEmpty.Should().BeTrue();
    }

    [Fact]
    public void Activities_and_connections_that_come_and_go_are_told_by_what_people_read_on_them()
    {
        var before = Flow();
        ActivityOf(before, "two")["metadata"] = new JsonObject { ["displayText"] = "Second" };
        var after = A.Flow("d", "one>three", A.Line("one"), A.Line("three"));

        var difference = Between(before, after);

        difference.Added.Should().Equal(new ComparedActivity("three", "Workflow1:flow:three", "Elsa.WriteLine", "three"));
        difference.Removed.Should().Equal(new ComparedActivity("two", "Workflow1:flow:two", "Elsa.WriteLine", "Second"));
        difference.ConnectionsAdded.Should().Equal(new ComparedConnection("flow", "one", "Done", "three"));
        difference.ConnectionsRemoved.Should().Equal(new ComparedConnection("flow", "one", "Done", "two"));
        difference.Changed.Should().BeEmpty();
        difference.IsLayoutOnly.Should().BeFalse();
    }

    [Fact]
    public void A_changed_input_is_told_with_its_path_and_both_values()
    {
        var after = Flow();
        ActivityOf(after, "two")["text"]!["expression"]!["value"] = "宣布";

        var changed = Between(Flow(), after).Changed.Should().ContainSingle().Subject;

        changed.Activity.Id.Should().Be("two");
        changed.IsElsewhere.Should().BeFalse();
        changed.Members.Should().Equal(new MemberChange("/text/expression/value", "\"two\"", "\"宣布\""));
    }

    [Fact]
    public void An_input_that_comes_or_goes_is_one_change_and_no_text_is_not_the_same_as_none()
    {
        var before = Flow();
        ActivityOf(before, "one").Remove("text");
        var after = Flow();
        ActivityOf(after, "one")["text"] = A.Literal("");

        Between(before, after).Changed.Single().Members.Should().ContainSingle().Which.Should().Match<MemberChange>(m => m.Path == "/text" && m.Before == null);
        Between(after, before).Changed.Single().Members.Single().After.Should().BeNull();
    }

    [Fact]
    public void Dragging_resizing_and_bending_is_layout()
    {
        var after = Flow();
        ActivityOf(after, "one")["metadata"] = new JsonObject { ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = 5, ["y"] = 6 } } };
        after["root"]!["connections"]![0]!["vertices"] = new JsonArray(new JsonObject { ["x"] = 1, ["y"] = 2 });

        var difference = Between(Flow(), after);

        difference.Moved.Select(m => m.Id).Should().Equal("flow", "one");
        difference.IsLayoutOnly.Should().BeTrue();
        difference.IsEmpty.Should().BeFalse();
    }

    [Fact]
    public void What_people_read_on_the_canvas_is_no_layout()
    {
        var after = Flow();
        ActivityOf(after, "one")["metadata"] = new JsonObject { ["displayText"] = "First" };

        Between(Flow(), after).Changed.Single().Members.Single().Path.Should().Be("/metadata/displayText");
    }

    [Fact]
    public void An_activity_that_went_into_another_is_changed_and_neither_parent_is()
    {
        var before = A.Flow("d", "one>two", A.Line("one"), A.Line("two"), Loop(null));
        var after = A.Flow("d", "", A.Line("one"), Loop(A.Line("two")));

        var difference = Between(before, after);

        difference.Changed.Should().ContainSingle().Which.Should().Match<ChangedActivity>(c => c.Activity.Id == "two" && c.IsElsewhere && c.Members.Count == 0);
        difference.Added.Concat(difference.Removed).Should().BeEmpty();
    }

    [Fact]
    public void An_activity_around_all_others_does_not_make_them_look_new()
    {
        var after = Flow();
        after["root"] = new JsonObject { ["id"] = "outer", ["type"] = "Elsa.Sequence", ["version"] = 1, ["activities"] = new JsonArray(after["root"]!.DeepClone()) };

        var difference = Between(Flow(), after);

        difference.Added.Select(a => a.Id).Should().Equal("outer");
        difference.Removed.Should().BeEmpty();
        difference.Changed.Should().ContainSingle().Which.Activity.Id.Should().Be("flow");
    }

    [Fact]
    public void A_variable_is_told_by_its_name_and_the_others_stay_unchanged()
    {
        var before = Flow().With(("A", "String", "1"), ("B", "String", "2"));
        var after = Flow().With(("B", "String", "3"), ("C", "String", null));

        Between(before, after).Definition.Select(m => m.Path).Should().BeEquivalentTo("/variables/vA", "/variables/vB/value", "/variables/vC");
    }

    [Fact]
    public void One_id_in_two_places_is_compared_place_by_place()
    {
        var before = A.Flow("d", "", A.Line("x"), Loop(A.Line("x")));
        var after = A.Flow("d", "", A.Line("x"), Loop(A.Line("x")));
        after["root"]!["activities"]![1]!["body"]!["text"]!["expression"]!["value"] = "other";

        Between(before, after).Changed.Should().ContainSingle().Which.Activity.NodeId.Should().Be("Workflow1:flow:loop:x");
    }

    [Fact]
    public void Of_nothing_everything_is_added()
    {
        DefinitionDifference.Between(null, WorkflowDefinition.Read(Flow())).Added.Select(a => a.Id).Should().Equal("flow", "one", "two");
    }

    [Fact]
    public void Every_shipped_definition_equals_itself_as_a_tool_writes_it()
    {
        Shipped.Should().NotBeEmpty();
        foreach (var file in Shipped)
        {
            var written = WorkflowDefinition.Read(File.ReadAllText(file));
            written.StampNodeIds();

            DefinitionDifference.Between(WorkflowDefinition.Read(File.ReadAllText(file)), written).IsEmpty.Should().BeTrue(file);
        }
    }

    private static JsonObject Flow() => A.Flow("d", "one>two", A.Line("one"), A.Line("two"));

    private static JsonObject Loop(JsonObject? body) => A.Activity("loop", "Elsa.While", ("body", body));

    private static JsonObject ActivityOf(JsonObject definition, string id) =>
        definition["root"]!["activities"]!.AsArray().OfType<JsonObject>().Single(a => (string?)a["id"] == id);

    private static DefinitionDifference Between(JsonObject before, JsonObject after) =>
        DefinitionDifference.Between(WorkflowDefinition.Read(before), WorkflowDefinition.Read(after));
}
