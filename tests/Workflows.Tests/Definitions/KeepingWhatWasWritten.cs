using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Tests.Definitions;

public sealed class KeepingWhatWasWritten
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Raw JSON: the form of a number is content too.
    private static readonly string[] Values =
    [
        "null", "true", "0", "-0", "1.0", "1.50", "-2e3", "1E+400", "12345678901234567890.123456789012345678901234567890", "0.1e-7",
        "\"\"", "\"审核 \\\"同意\\\"\\n\\t\\\\ \"", "\"\\u0000\\u001f\"", "[]", "{}", "[null,[1,{\"a\":1.00}],\"x\"]", "{\"z\":1,\"a\":{\"type\":\"no activity\"},\"链接\":[]}",
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Members_nobody_knows_survive_anywhere_in_their_order_and_form(int seed)
    {
        var random = new Random(seed);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Cases"), "*.json").Where(_ => random.Next(4) == 0))
        {
            foreach (var recorded in JsonNode.Parse(File.ReadAllText(file))!["definitions"]!.AsArray().Select(d => d!["model"]!.AsObject()))
            {
                Sprinkle(recorded, random);
                var text = recorded.ToJsonString(Relaxed);

                var read = WorkflowDefinition.Read(text);

                read.Write().Should().Be(text, "seed {0}, {1}", seed, Path.GetFileName(file));
                WorkflowDefinition.Read(read.Write(indented: true)).Write().Should().Be(text);
                WorkflowDefinition.Read($$"""{"model":{{text}},"publish":true}""").Write().Should().Be(text, "Elsa's API wraps it");
                WorkflowDefinition.Read($$"""{"workflowDefinition":{{text}},"alreadyPublished":false}""").Write().Should().Be(text);
            }
        }
    }

    [Fact]
    public void What_a_server_adds_is_no_other_content_and_everything_else_is()
    {
        var plain = A.Flow("a", "one>two", A.Line("one"), A.Line("two"));
        string Hash(Action<JsonObject> change)
        {
            var copy = plain.DeepClone().AsObject();
            change(copy);
            return WorkflowDefinition.Read(copy.ToJsonString()).ContentHash();
        }

        var hash = Hash(_ => { });

        Hash(d => d["version"] = 7).Should().Be(hash);
        Hash(d => d["isPublished"] = true).Should().Be(hash);
        Hash(d => d["links"] = new JsonArray()).Should().Be(hash);
        Hash(d => d["root"]!["activities"]![0]!["nodeId"] = "Workflow1:flow:one").Should().Be(hash);
        Hash(d => d["name"] = "b").Should().NotBe(hash);
        Hash(d => d["toolVersion"] = "3.6.3.0").Should().NotBe(hash);
        Hash(d => d["root"]!["activities"]![0]!["metadata"] = new JsonObject { ["x"] = 1 }).Should().NotBe(hash);
        Hash(d => d["root"]!["version"] = 2).Should().NotBe(hash, "an activity's version is its author's");
        Hash(d => d["customProperties"] = new JsonObject { ["id"] = "x" }).Should().NotBe(hash);
    }

    [Theory]
    [InlineData("""{"definitionId":"a","definitionId":"b","root":{"type":"x"}}""")]
    [InlineData("""{"root":{"type":"x","metadata":{"a":1,"\u0061":2}}}""")]
    [InlineData("""{"name":"\ud800","root":{"type":"x"}}""")]
    [InlineData("""{"root":{"type":"x"}} trailing""")]
    [InlineData("""{"root":{"type":"x"},}""")]
    [InlineData("""{"root":{"type":"x","n":01}}""")]
    [InlineData("""{"root":{"type":"x","n":NaN}}""")]
    public void What_could_be_read_in_two_ways_is_refused(string text)
    {
        var reading = () => WorkflowDefinition.Read(text);

        reading.Should().Throw<DefinitionException>().Which.Code.Should().Be("definition.not_json");
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        byte[] broken = [.. """{"root":{"type":"x"},"name":" """u8, 0xC3, 0x28, .. "\"}"u8];

        var reading = () => WorkflowDefinition.Read(broken);

        reading.Should().Throw<DefinitionException>().Which.Code.Should().Be("definition.not_json");
    }

    [Fact]
    public void A_parsed_object_with_a_member_twice_is_refused_too()
    {
        var parsed = JsonNode.Parse("""{"root":{"type":"x","metadata":{"a":1,"a":2}}}""")!.AsObject();

        var reading = () => WorkflowDefinition.Read(parsed);

        reading.Should().Throw<DefinitionException>().Which.Code.Should().Be("definition.not_json");
    }

    [Fact]
    public void Activities_may_stand_a_hundred_deep_and_a_thousand_beside_each_other()
    {
        var deep = A.Line("leaf");
        for (var i = 0; i < 100; i++) deep = A.Activity($"q{i}", "Elsa.Sequence", ("activities", new JsonArray(deep)));
        var wide = Enumerable.Range(0, 1000).Select(i => A.Line($"w{i}"));

        var definition = WorkflowDefinition.Read(A.Flow("a", "", [deep, .. wide]).ToJsonString(new() { MaxDepth = 300 }));

        definition.Nodes.Should().HaveCount(1 + 1 + 101 + 1000);
        WorkflowDefinition.Read(definition.Write(indented: true)).ContentHash().Should().Be(definition.ContentHash());
    }

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(300)]
    public void Brackets_without_end_are_refused_before_they_overflow(int depth)
    {
        var text = """{"root":{"type":"x","a":""" + new string('[', depth) + new string(']', depth) + "}}";

        var reading = () => WorkflowDefinition.Read(text);

        reading.Should().Throw<DefinitionException>().Which.Code.Should().Be("definition.not_json");
    }

    [Fact]
    public void More_than_4_MiB_is_refused_and_less_is_not()
    {
        string Text(int size) => A.Flow("a", "", A.Activity("x", "Elsa.WriteLine", ("text", A.Literal(new string('x', size))))).ToJsonString();

        WorkflowDefinition.Read(Text(4_000_000)).DefinitionId.Should().Be("a");
        var reading = () => WorkflowDefinition.Read(Encoding.UTF8.GetBytes(Text(4_200_000)));
        reading.Should().Throw<DefinitionException>().Which.Code.Should().Be("definition.too_large");
    }

    private static void Sprinkle(JsonNode node, Random random)
    {
        var children = (node switch { JsonObject o => o.Select(m => m.Value), JsonArray a => a, _ => [] }).OfType<JsonNode>().ToList();
        foreach (var child in children.Where(c => c is JsonObject or JsonArray)) Sprinkle(child, random);
        if (node is JsonObject members && random.Next(3) == 0)
        {
            members.Insert(random.Next(members.Count + 1), $"x-{random.Next()}", JsonNode.Parse(Values[random.Next(Values.Length)]));
        }
    }
}
