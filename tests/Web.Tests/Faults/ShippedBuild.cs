using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using CaseFlow.Web.Hosting;
using CaseFlow.Workflows;
using FluentAssertions;

namespace CaseFlow.Web.Tests.Faults;

/// <summary>Fault points and planted bugs are in builds with <c>-p:FaultPoints=true</c> and in no other.</summary>
public sealed class ShippedBuild
{
    [Fact]
    public void Holds_no_type_of_the_fault_points()
    {
        var types = typeof(House).Assembly.GetTypes().Concat(typeof(WorkflowServices).Assembly.GetTypes()).ToList();

        types.Should().Contain(typeof(House));
        types.Where(t => (t.Namespace ?? "").Split('.').Contains("Faults")).Should().BeEmpty();
    }

    [Fact]
    public void Holds_no_word_of_them()
    {
        string[] words = ["CASEFLOW_FAULTS", "second-winner", "push-before-commit", "unit.saved"];

        var strings = new[] { typeof(House).Assembly, typeof(WorkflowServices).Assembly }.SelectMany(a => StringsOf(a.Location)).ToList();

        strings.Should().Contain("household-case", "this finds every string literal");
        strings.Where(s => words.Any(w => s.Contains(w, StringComparison.Ordinal))).Should().BeEmpty();
    }

    private static List<string> StringsOf(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        List<string> strings = [];
        for (var at = metadata.GetNextHandle(default(UserStringHandle)); !at.IsNil; at = metadata.GetNextHandle(at))
        {
            strings.Add(metadata.GetUserString(at));
        }

        return strings;
    }
}
