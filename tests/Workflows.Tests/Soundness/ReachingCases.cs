using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Soundness;

namespace CaseFlow.Workflows.Tests.Soundness;

/// <summary>Errors block only what a case can come to run.</summary>
public sealed class ReachingCases
{
    private static readonly WorkflowDefinition Case = Read("case", A.Task("visit"), Calls("outer"));
    private static readonly WorkflowDefinition Outer = Read("outer", A.Line("note"), Calls("inner"));
    private static readonly WorkflowDefinition Inner = Read("inner", A.Line("note"));
    private static readonly WorkflowDefinition Apart = Read("apart", A.Line("note"), Calls("inner"));

    [Fact]
    public void A_definition_with_a_step_of_a_case_is_reached() => DefinitionLibrary.Empty.CanReachCases(Case).Should().BeTrue();

    [Fact]
    public void So_is_what_such_a_definition_calls_however_indirectly() => new DefinitionLibrary([Case, Outer]).CanReachCases(Inner).Should().BeTrue();

    [Fact]
    public void What_calls_a_definition_is_not_reached_by_it() => new DefinitionLibrary([Case, Outer, Inner]).CanReachCases(Apart).Should().BeFalse();

    [Fact]
    public void Nor_is_what_nobody_calls() => new DefinitionLibrary([Apart]).CanReachCases(Inner).Should().BeFalse();

    private static WorkflowDefinition Read(string id, params System.Text.Json.Nodes.JsonObject[] activities) =>
        WorkflowDefinition.Read(A.Flow(id, string.Join(' ', activities.Zip(activities.Skip(1), (a, b) => $"{a["id"]}>{b["id"]}")), activities).ToJsonString());

    private static System.Text.Json.Nodes.JsonObject Calls(string id) => A.Activity($"run-{id}", "Elsa.ExecuteWorkflow", ("workflowDefinitionId", A.Literal(id)));
}
