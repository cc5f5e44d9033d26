using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Layout;
using CaseFlow.Workflows.Tests.Soundness;

namespace CaseFlow.Workflows.Tests.Definitions;

/// <summary>What is shipped, and what comes without places, can be read on a canvas.</summary>
public sealed class LayingOutCanvases
{
    public static TheoryData<string> Shipped => [.. DefinitionFiles.Names("Shipped")];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void What_is_shipped_stands_where_the_layout_puts_it_and_nothing_overlaps(string name)
    {
        var definition = DefinitionFiles.Read("Shipped", name);
        var written = definition.Write();

        CanvasLayout.LayOut(definition).Should().BeTrue();

        definition.Write().Should().Be(written, "run: dotnet run --project src/Web -- workflows layout FILE…");
        var boxes = Boxes(definition);
        foreach (var one in boxes) boxes.Where(b => b != one).Should().NotContain(other => Overlap(one, other), "{0} stands free", one.Id);
    }

    [Fact]
    public void A_flow_without_places_runs_from_left_to_right_and_its_way_back_goes_around()
    {
        var definition = WorkflowDefinition.Read(A.Flow("plain", "a>b b.True>c b.False>d d>a", A.Line("a"), A.Decision("b", "true"), A.Line("c"), A.Line("d")).ToJsonString());

        CanvasLayout.LayOutWhereNobodyDid(definition).Should().BeTrue();

        var boxes = Boxes(definition).ToDictionary(b => b.Id);
        boxes["a"].X.Should().BeLessThan(boxes["b"].X);
        boxes["b"].X.Should().BeLessThan(boxes["c"].X).And.BeLessThan(boxes["d"].X);
        boxes["c"].Y.Should().BeLessThan(boxes["d"].Y, "True leaves above False");
        var back = definition.Root.Json["connections"]!.AsArray()[3]!["vertices"]!.AsArray();
        back.Should().HaveCount(2).And.OnlyContain(v => boxes.Values.All(b => Amount(v!["y"]) < b.Y || Amount(v["y"]) > b.Y + b.Height));
        CanvasLayout.LayOutWhereNobodyDid(definition).Should().BeFalse("what has a place keeps it");
    }

    [Fact]
    public void Whatever_the_graph_it_can_be_drawn()
    {
        foreach (var connections in (string[])["", "a>a", "a>b b>a", "b>c", "a>b a>b"])
        {
            var definition = WorkflowDefinition.Read(A.Flow("odd", connections, A.Line("a"), A.Line("b"), A.Line("c")).ToJsonString());

            CanvasLayout.LayOut(definition);

            var boxes = Boxes(definition);
            foreach (var one in boxes) boxes.Where(b => b != one).Should().NotContain(other => Overlap(one, other), connections);
        }
    }

    private sealed record Box(string Id, double X, double Y, double Width, double Height);

    private static List<Box> Boxes(WorkflowDefinition definition) =>
    [
        .. definition.Root.Children.Select(c => (c.Id, Designer: c.Json["metadata"]!["designer"]!))
            .Select(c => new Box(c.Id, Number(c.Designer, "position", "x"), Number(c.Designer, "position", "y"), Number(c.Designer, "size", "width"), Number(c.Designer, "size", "height"))),
    ];

    private static double Number(JsonNode designer, string of, string member) => Amount(designer[of]![member]);

    // Written by the layout or read from a file: a number is the same number.
    private static double Amount(JsonNode? number) => double.Parse(number!.ToJsonString(), CultureInfo.InvariantCulture);

    private static bool Overlap(Box one, Box other) =>
        one.X < other.X + other.Width && other.X < one.X + one.Width && one.Y < other.Y + other.Height && other.Y < one.Y + one.Height;
}
