using System.Diagnostics;
using System.Runtime.CompilerServices;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Hosting.Workflows;

namespace CaseFlow.Web.Tests.Definitions;

public sealed class ValidatingFilesFromTheCommandLine : IDisposable
{
    private const string Faulty = """
        {"definitionId":"faulty","name":"Faulty","root":{"type":"Elsa.Flowchart","version":1,"id":"flow","activities":[
          {"type":"Elsa.FlowDecision","version":1,"id":"serious","name":"serious","condition":{"typeName":"Boolean","expression":{"type":"JavaScript","value":"1 < 2"}}},
          {"type":"Elsa.WriteLine","version":1,"id":"a","name":"a"},{"type":"Elsa.WriteLine","version":1,"id":"b","name":"b"},
          {"type":"Elsa.FlowJoin","version":1,"id":"join","name":"both","mode":{"typeName":"String","expression":{"type":"Literal","value":"WaitAll"}}}],
         "connections":[
          {"source":{"activity":"serious","port":"True"},"target":{"activity":"a","port":"In"}},{"source":{"activity":"serious","port":"False"},"target":{"activity":"b","port":"In"}},
          {"source":{"activity":"a","port":"Done"},"target":{"activity":"join","port":"In"}},{"source":{"activity":"b","port":"Done"},"target":{"activity":"join","port":"In"}}]}}
        """;

    private const string Caller = """
        {"definitionId":"caller","name":"Caller","root":{"type":"Elsa.Sequence","version":1,"id":"all","activities":[
          {"type":"Elsa.ExecuteWorkflow","version":1,"id":"shipped","workflowDefinitionId":{"typeName":"String","expression":{"type":"Literal","value":"detection"}}},
          {"type":"Elsa.ExecuteWorkflow","version":1,"id":"beside","workflowDefinitionId":{"typeName":"String","expression":{"type":"Literal","value":"faulty"}}}]}}
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("validate").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("en", "both waits for all branches, but only one of them is ever taken.")]
    [InlineData("zh-Hans", "both等待所有分支，但每次只会走其中一条")]
    public async Task What_is_found_is_printed_with_its_place_and_in_the_language_asked_for(string language, string sentence)
    {
        var (status, output, _) = await RunAsync(Write("faulty.json", Faulty), "--lang", language);

        status.Should().Be(ValidateVerb.HasErrors);
        output.Should().Contain("error join.never_completes join /root/activities/3").And.Contain(sentence);
    }

    [Fact]
    public async Task Children_are_looked_for_among_the_files_and_those_that_are_shipped()
    {
        var caller = Write("caller.json", Caller);

        (await RunAsync(caller)).Output.Should().Contain("definition.child_missing beside").And.NotContain("child_missing shipped");
        (await RunAsync(caller, Write("faulty.json", Faulty))).Output.Should().NotContain("child_missing");
    }

    [Fact]
    public async Task What_cannot_be_read_has_a_status_of_its_own()
    {
        (await RunAsync(Write("none.json", "[]"))).Should().Match<(int Status, string Output, string)>(r => r.Status == ValidateVerb.Unreadable && r.Output.Contains("definition.not_json"));
        (await RunAsync(Path.Combine(folder, "nowhere.json"))).Status.Should().Be(ValidateVerb.Unreadable);
        (await RunAsync("--lang", "tlh", "x.json")).Should().Match<(int Status, string, string Errors)>(r => r.Status == ValidateVerb.Unreadable && r.Errors.Contains("Usage"));
    }

    [Fact]
    public async Task As_a_process_it_needs_no_database_and_makes_none()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Verbs).Assembly.Location, "workflows", "validate", .. Directory.GetFiles(Shipped(), "*.json"), "--lang", "en"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        process.ExitCode.Should().Be(ValidateVerb.Sound, output);
        output.Should().Contain("household-case.json: 0 errors, 0 other findings");
        Directory.EnumerateFileSystemEntries(folder).Should().BeEmpty();
    }

    private static async Task<(int Status, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var status = await new ValidateVerb(arguments, output, errors).RunAsync();
        return (status, output.ToString(), errors.ToString());
    }

    private static string Shipped([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "workflow-definitions"));

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
