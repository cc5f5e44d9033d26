using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Runtime.Starting;

/// <summary>Evaluates a trigger's inputs while there is no instance yet: variables have their defaults, everything else is absent.</summary>
public sealed class TriggerReading
{
    private readonly IExpressionScope scope;
    private readonly IServiceProvider services;
    private readonly CancellationToken stop;

    internal TriggerReading(WorkflowDefinition definition, IScriptRunner scripts, IServiceProvider services, DateTimeOffset now, DateTimeOffset? lastDueAt, CancellationToken stop)
    {
        scope = new DefinitionScope(definition, scripts, now);
        this.services = services;
        this.stop = stop;
        Now = now;
        LastDueAt = lastDueAt;
    }

    /// <summary>Of the case clock.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>When it was due the last time; null when it has just been published.</summary>
    public DateTimeOffset? LastDueAt { get; }

    internal WorkflowOptions Options => services.GetRequiredService<WorkflowOptions>();

    /// <exception cref="ActivityException">Its expression fails or does not fit.</exception>
    public async ValueTask<T?> GetAsync<T>(Input<T> input)
    {
        var value = input.Expression is null ? null : Conversion.To(await input.Expression.EvaluateAsync(scope, stop), input.Member.ValueType);
        return (value ?? input.Member.Facts.Default) is T converted ? converted : default;
    }

    private sealed class DefinitionScope(WorkflowDefinition definition, IScriptRunner scripts, DateTimeOffset now) : IExpressionScope
    {
        public string InstanceId => "";

        public string DefinitionId => definition.DefinitionId;

        public string DefinitionVersionId => "";

        public int DefinitionVersion => 0;

        public string? CorrelationId
        {
            get => null;
            set => throw new ActivityException("trigger.sets_instance");
        }

        public string? InstanceName
        {
            get => null;
            set => throw new ActivityException("trigger.sets_instance");
        }

        public DateTimeOffset Now => now;

        public IReadOnlyCollection<string> DeclaredInputs => [.. definition.Inputs];

        public IReadOnlyCollection<string> DateVariables =>
            [.. definition.Workflow.Variables.Where(v => v is { IsArray: false, TypeName: "DateTime" or "DateTimeOffset" }).Select(v => v.Name)];

        public JsonNode? LastResult => null;

        public IScriptRunner Scripts => scripts;

        public bool TryGetVariable(string name, out JsonNode? value) => TryFind(v => v.Name == name, out value);

        public bool TryGetVariableById(string id, out JsonNode? value) => TryFind(v => v.Id == id, out value);

        public JsonNode? GetInput(string name) => null;

        public JsonObject AllVariables() =>
            new(definition.Workflow.Variables.DistinctBy(v => v.Name).Select(v => KeyValuePair.Create(v.Name, v.Default?.DeepClone())));

        public JsonObject AllInputs() => [];

        public JsonObject AllOutputs() => [];

        public void SetVariable(string name, JsonNode? value) => throw new ActivityException("trigger.sets_variable", name);

        private bool TryFind(Func<VariableDeclaration, bool> which, out JsonNode? value)
        {
            var found = definition.Workflow.Variables.FirstOrDefault(which);
            value = found?.Default;
            return found is not null;
        }
    }
}
