using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Tests.Expressions;

/// <summary>The engine behind scripts knows neither <c>??</c> nor <c>?.</c>; Elsa's definitions use both.</summary>
public sealed class WritingNullOperators : IDisposable
{
    private readonly TestHouse house = new();

    public void Dispose() => house.Dispose();

    [Theory]
    [InlineData("getNone() ?? 7", "7")]
    [InlineData("(getNone() ?? 0) + 1", "1")]
    [InlineData("getN() ?? 7", "5")]
    [InlineData("0 ?? 7", "0")]
    [InlineData("'' ?? 'x'", "\"\"")]
    [InlineData("getNone() ?? getNone() ?? 'last'", "\"last\"")]
    [InlineData("1 + (getNone() ?? 2) * 3", "7")]
    [InlineData("getN() > 3 ? getNone() ?? 'a' : 'b'", "\"a\"")]
    [InlineData("var x = getNone() ?? 4; x + 1", "5")]
    [InlineData("[getNone() ?? 1, getN() ?? 2]", "[1,5]")]
    [InlineData("({ a: getNone() ?? 1 })", "{\"a\":1}")]
    [InlineData("function f(a) { return a ?? 'none'; } f(null) + f('x')", "\"nonex\"")]
    [InlineData("getNone()?.deep.er", "null")]
    [InlineData("getO()?.a.b", "3")]
    [InlineData("getO()?.none?.b ?? 'gone'", "\"gone\"")]
    [InlineData("getO()?.['a']?.b", "3")]
    [InlineData("getO().none?.()", "null")]
    [InlineData("toJson(getO()?.a ?? getO())", "\"{\\\"b\\\":3}\"")]
    [InlineData("getN() > 3?.5:1", "0.5")]
    [InlineData("'what?? no?.thing'", "\"what?? no?.thing\"")]
    [InlineData("/a??b/.test('b') ? 1 : (getNone() ?? 2)", "1")]
    [InlineData("// why??\ngetNone() ?? 8", "8")]
    public async Task Works(string script, string expected)
    {
        await house.PublishAsync(A.Flow("null", "", A.Set("set", "R", A.Script(script)))
            .With(("R", "Object", null), ("None", "Object", null), ("N", "Int32", "5"), ("O", "Object", null)).Prepend(A.Set("o", "O", A.Script("({ a: { b: 3 } })"))));

        var instance = await house.StartAsync("null");

        (await house.IncidentsAsync()).Should().BeEmpty();
        ((await house.VariablesAsync(instance))["vR"]?.ToJsonString() ?? "null").Should().Be(JsonNode.Parse(expected)?.ToJsonString() ?? "null");
    }

    [Fact]
    public async Task What_stands_behind_is_not_evaluated_without_need()
    {
        await house.PublishAsync(A.Flow("null", "", A.Set("set", "R", A.Script("getN() ?? nobodyKnowsThis"))).With(("R", "Object", null), ("N", "Int32", "5")));

        await house.StartAsync("null");

        (await house.IncidentsAsync()).Should().BeEmpty();
    }
}
