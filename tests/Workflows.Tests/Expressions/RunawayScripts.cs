using System.Diagnostics;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Soundness;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Expressions.Sandbox;
using CaseFlow.Workflows.Storage;

namespace CaseFlow.Workflows.Tests.Expressions;

/// <summary>Scripts that go too far end in an incident, soon, and beside them others go on.</summary>
[Collection(nameof(Alone))]
public sealed class RunawayScripts : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private readonly TestHouse house = new();

    public void Dispose() => house.Dispose();

    public static TheoryData<string, string> All => new()
    {
        { "while(true){}", "script.timeout" },
        { "for(;;);", "script.timeout" },
        { "constructor.constructor('while(true){}')()", "script.failed" },
        { "(function(){}).constructor('return 1')()", "script.failed" },
        { "eval('1')", "script.failed" },
        { "new Function('return 1')()", "script.failed" },
        { "var s = 'x'; while (s.length < 1000000000) { s += s; } s.length", "script.out_of_memory" },
        { "new Array(1e8).join('x')", "script.timeout" },
        { "/^(a+)+$/.test(new Array(40).join('a') + '!')", "script.timeout" },
        { "JSON.parse(new Array(1000001).join('['))", "script.*" },
        { "var s = '['; while (s.length < 1000000) { s += s; } JSON.parse(s)", "script.failed" },
        { "var a = []; for (var i = 0; i < 300; i++) { a = [a]; } a", "script.answer_too_deep" },
        { "var a = []; a[0] = a; a", "script.answer_too_deep" },
        { "var a = []; a[4000000000] = 1; a", "script.answer_too_large" },
        { "var s = 'x'; while (s.length < 3000000) { s += s; } s", "script.answer_too_large" },
        { "function f(){ return f(); } f()", "script.too_deep" },
        { "throw new Error('Li Si')", "script.failed" },
        { "nothing.x", "script.failed" },
        { "parseGuid('Li Si')", "script.failed" },
    };

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_script_that_goes_too_far_is_a_fault_soon_without_data_while_others_go_on(string source, string code)
    {
        await WarmAsync();
        using var done = new CancellationTokenSource();
        var others = Enumerable.Range(0, 3).Select(i => OthersAsync(i, done.Token)).ToList();

        var (fault, took) = await RunAwayAsync(source);
        await done.CancelAsync();

        fault!.Code.Should().Match(c => c == code || code == "script.*" || (code == "script.out_of_memory" && (c == "script.crashed" || c == "script.timeout")));
        fault.Message.Should().NotContain("Li Si");
        took.Should().BeLessThan(Soon);
        (await Task.WhenAll(others)).Should().AllSatisfy(ran => ran.Should().BePositive());
    }

    public static TheoryData<string, string> Sources => new()
    {
        { new string('[', 1_000_000) + new string(']', 1_000_000), "script.too_large" },
        { new string('[', 32_000) + new string(']', 32_000), "" },
        { string.Concat(Enumerable.Repeat("(function(){", 5_000)), "script.*" },
        { string.Concat(Enumerable.Repeat("(function(){", 100)), "script.malformed" },
        { "1" + string.Concat(Enumerable.Repeat("+1", 30_000)), "" },
        { "var f = x => x", "script.malformed" },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task A_source_that_goes_too_far_is_refused_soon_while_others_go_on(string source, string code)
    {
        await WarmAsync();
        using var done = new CancellationTokenSource();
        var others = OthersAsync(0, done.Token);

        var found = await TestHouse.Scripts.FindSyntaxErrorAsync(source, default);
        var (ran, took) = await RunAwayAsync(source);
        await done.CancelAsync();

        if (code.Length > 0)
        {
            found.Should().NotBeNull();
            ran!.Code.Should().Match(code);
        }

        took.Should().BeLessThan(Soon);
        (await others).Should().BePositive();
    }

    [Fact]
    public async Task Only_its_own_case_has_the_incident()
    {
        await WarmAsync();
        await house.PublishAsync(
            A.Flow("bad", "r>t", A.Activity("r", "Elsa.RunJavaScript", ("script", A.Literal("new Array(1e8).join('x')"))), A.Task("t")),
            A.Flow("good", "r>t", A.Activity("r", "Elsa.RunJavaScript", ("script", A.Literal("1 + 1"))), A.Task("t")));

        var bad = await house.StartAsync("bad");
        var good = await house.StartAsync("good");

        (await house.IncidentsAsync()).Should().Be("r: script.timeout");
        (await house.InstanceAsync(bad)).IncidentCount.Should().Be(1);
        (await house.RowsAsync<BookmarkRow>()).Should().ContainSingle(b => b.InstanceId == good && b.ActivityId == "t");
    }

    [Theory]
    [InlineData("new Array(9e9")]
    [InlineData("(a) => a")]
    [InlineData("`${1}`")]
    public async Task A_definition_with_a_script_that_cannot_be_read_has_a_finding(string script)
    {
        await WarmAsync();
        var definition = WorkflowDefinition.Read(A.Flow("d", "", A.Decision("d1", script)).ToJsonString());

        var findings = await new DefinitionValidator(new([typeof(WorkflowServices).Assembly]), TestHouse.Scripts)
            .ValidateAsync(definition, DefinitionLibrary.Empty, default);

        findings.Should().Contain(f => f.Code == "script.malformed" && f.ActivityId == "d1" && f.Subject.StartsWith("line 1, column ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_helper_that_cannot_be_started_says_so()
    {
        using var pool = new SandboxPool(new("/nowhere/helper", []));
        using var runner = new SandboxScriptRunner(pool, Microsoft.Extensions.Logging.Abstractions.NullLogger<SandboxScriptRunner>.Instance);

        var running = async () => await runner.RunAsync(new("1", []), default);

        (await running.Should().ThrowAsync<Domain.Common.DomainException>()).Which.Code.Should().Be("script.unavailable");
    }

    [Fact]
    public async Task Helpers_lost_are_replaced_with_a_reason_and_requests_in_the_queue_are_served()
    {
        using var pool = new SandboxPool(SandboxCommand.Of(typeof(RunawayScripts).Assembly), size: 1);
        using var runner = new SandboxScriptRunner(pool, Microsoft.Extensions.Logging.Abstractions.NullLogger<SandboxScriptRunner>.Instance);
        var reasons = new List<string>();
        pool.Replaced += reasons.Add;
        var bad = runner.RunAsync(new("new Array(1e8).join('x')", []), default).AsTask();

        var queued = Enumerable.Range(0, 5).Select(i => runner.RunAsync(new($"{i} + 1", []), default).AsTask()).ToList();
        var values = (await Task.WhenAll(queued)).Select(a => a.Value!.GetValue<int>());

        values.Should().Equal(1, 2, 3, 4, 5);
        (await Caught(() => bad))!.Code.Should().Be("script.timeout");
        reasons.Should().Equal("it was killed when its time was over");
    }

    /// <summary>Up to three times: what is told is how long it takes, not how busy the machine is.</summary>
    private static async Task<(ActivityException? Fault, TimeSpan Took)> RunAwayAsync(string source)
    {
        for (var attempt = 1; ; attempt++)
        {
            var since = Stopwatch.StartNew();
            var fault = await Caught(() => RunAsync(source));
            if (since.Elapsed < Soon || attempt == 3) return (fault, since.Elapsed);
            await WarmAsync();
        }
    }

    private static async Task<int> OthersAsync(int number, CancellationToken done)
    {
        var ran = 0;
        while (!done.IsCancellationRequested)
        {
            (await RunAsync($"{number} + {ran}")).Value!.GetValue<int>().Should().Be(number + ran++);
            await Task.Yield();
        }

        return ran;
    }

    /// <summary>Both helpers are up, so that what is measured is the script.</summary>
    private static async Task WarmAsync()
    {
        for (var i = 0; i < 4; i++) await Task.WhenAll(RunAsync("1 + 1"), RunAsync("2 + 2"));
    }

    private static async Task<ActivityException?> Caught(Func<Task> running)
    {
        try
        {
            await running();
            return null;
        }
        catch (ActivityException fault)
        {
            return fault;
        }
    }

    private static Task<ScriptAnswer> RunAsync(string source) => TestHouse.Scripts.RunAsync(new(source, []), default).AsTask();
}
