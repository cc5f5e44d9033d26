using System.Buffers;
using System.Text.Json;
using CaseFlow.Workflows.Definitions;
using Jint.Native;
using Jint.Native.Date;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace CaseFlow.Workflows.Expressions.Sandbox;

/// <summary>Elsa's accessors over one request's data, and what the script changed through them. As in Elsa a variable's accessor hides a
/// function of ours with the same name, a declared input's hides a variable's, and an output's hides both; but <c>getInput</c> and
/// <c>getVariable</c> called with a name, and <c>setOutcome</c>, keep their meaning beside a variable Input, Variable or Outcome.</summary>
internal sealed class ScriptAccessors
{
    private readonly Jint.Engine engine;
    private readonly JsonElement data;
    private readonly ObjectInstance variables;
    private readonly HashSet<string> touched = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsValue> before = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> shapes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsValue> assigned = new(StringComparer.Ordinal);
    private string[]? outcomes;

    public ScriptAccessors(Jint.Engine engine, JsonElement data)
    {
        this.engine = engine;
        this.data = data;
        variables = engine.Object.Construct(Arguments.Empty);
        engine.Global.Put("variables", new JsValue(variables), false);
        ReadVariables();
        DefineCommon();
        DefineVariables();
        DefineInputs();
        DefineOutputs();
    }

    /// <summary>Adds to the answer what the script did besides giving a value.</summary>
    public void WriteChanges(Utf8JsonWriter writer)
    {
        var changed = variables.GetOwnProperties().Select(p => p.Key).Where(IsChanged).ToList();
        if (changed.Count > 0)
        {
            writer.WriteStartObject("changed");
            foreach (var name in changed) Write(writer, name, variables.Get(name));
            writer.WriteEndObject();
        }

        foreach (var (name, value) in assigned) Write(writer, name, value);
        if (outcomes is null) return;

        writer.WriteStartArray("outcomes");
        foreach (var outcome in outcomes) writer.WriteStringValue(outcome);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, string name, JsValue value)
    {
        writer.WritePropertyName(name);
        ScriptJson.Write(writer, value);
    }

    private void ReadVariables()
    {
        var dates = Strings("dates");
        foreach (var member in Members("variables"))
        {
            var value = dates.Contains(member.Name) ? ScriptJson.ReadDate(engine, member.Value) : ScriptJson.Read(engine, member.Value);
            variables.Put(member.Name, value, false);
            before[member.Name] = value;
            if (value.IsObject()) shapes[member.Name] = ShapeOf(value);
        }
    }

    private void DefineCommon()
    {
        Give("getCorrelationId", "correlationId");
        Give("getWorkflowInstanceId", "instanceId");
        Give("getWorkflowInstanceName", "instanceName");
        Give("getWorkflowDefinitionId", "definitionId");
        Give("getWorkflowDefinitionVersionId", "definitionVersionId");
        Give("getWorkflowDefinitionVersion", "definitionVersion");
        Give("getLastResult", "lastResult");
        Take("setCorrelationId", "correlationId");
        Take("setWorkflowInstanceName", "instanceName");
        Define("setOutcome", arguments => SetOutcomes([arguments.At(0)]));
        Define("setOutcomes", arguments => SetOutcomes(Items(arguments.At(0))));
        Define("getVariable", arguments => GetVariable(TypeConverter.ToString(arguments.At(0))));
        Define("setVariable", arguments => SetVariable(TypeConverter.ToString(arguments.At(0)), arguments.At(1)));
        Define("getInput", arguments => GetInput(TypeConverter.ToString(arguments.At(0))));
        Define("getOutputFrom", arguments => GetOutput(
            TypeConverter.ToString(arguments.At(0)), arguments.At(1) is var name && name.IsString() ? name.AsString() : "Result"));
    }

    private void DefineVariables()
    {
        // A name that is written large wins over its small twin.
        foreach (var name in before.Keys.OrderBy(n => n.Length > 0 && char.IsUpper(n[0])).ToArray())
        {
            var pascal = Pascal(name);
            Define("get" + pascal, arguments => arguments.Length == 0 ? variables.Get(name) : pascal switch
            {
                "Input" => GetInput(TypeConverter.ToString(arguments.At(0))),
                "Variable" => GetVariable(TypeConverter.ToString(arguments.At(0))),
                _ => variables.Get(name),
            });
            Define("set" + pascal, arguments =>
            {
                if (pascal == "Outcome") SetOutcomes([arguments.At(0)]);
                return pascal == "Variable" && arguments.Length > 1
                    ? SetVariable(TypeConverter.ToString(arguments.At(0)), arguments.At(1))
                    : SetVariable(name, arguments.At(0));
            });
        }
    }

    private void DefineInputs()
    {
        var declared = Strings("declared");
        foreach (var input in Members("input"))
        {
            var isDeclared = declared.Contains(input.Name);
            if (!isDeclared && before.ContainsKey(input.Name)) continue;
            var value = ScriptJson.Read(engine, input.Value);
            foreach (var accessor in new[] { "get" + Pascal(input.Name), "get" + input.Name }.Distinct())
            {
                if (accessor is "getInput") Define(accessor, arguments => arguments.Length == 0 ? value : GetInput(TypeConverter.ToString(arguments.At(0))));
                else if (accessor is "getVariable") Define(accessor, arguments => arguments.Length == 0 ? value : GetVariable(TypeConverter.ToString(arguments.At(0))));
                else if (isDeclared || !engine.Global.HasOwnProperty(accessor)) Define(accessor, _ => value);
            }
        }
    }

    private void DefineOutputs()
    {
        foreach (var activity in Members("outputs").Where(a => a.Value.ValueKind is JsonValueKind.Object))
        {
            foreach (var output in activity.Value.EnumerateObject())
            {
                var value = output.Value;
                Define($"get{Pascal(output.Name)}From{Pascal(activity.Name)}", _ => ScriptJson.Read(engine, value));
            }
        }
    }

    private JsValue GetVariable(string name) => variables.HasOwnProperty(name) ? variables.Get(name) : JsValue.Null;

    private JsValue SetVariable(string name, JsValue value)
    {
        variables.Put(name, value, false);
        touched.Add(name);
        return JsValue.Undefined;
    }

    private JsValue GetInput(string name) =>
        data.TryGetProperty("input", out var input) && input.TryGetProperty(name, out var value) ? ScriptJson.Read(engine, value) : JsValue.Null;

    private JsValue GetOutput(string activity, string output) =>
        data.TryGetProperty("outputs", out var outputs) && outputs.TryGetProperty(activity, out var given)
        && given.ValueKind is JsonValueKind.Object && given.TryGetProperty(output, out var value)
            ? ScriptJson.Read(engine, value)
            : JsValue.Null;

    private JsValue SetOutcomes(IEnumerable<JsValue> names)
    {
        outcomes = [.. names.Select(TypeConverter.ToString)];
        return JsValue.Undefined;
    }

    private static IEnumerable<JsValue> Items(JsValue value)
    {
        if (!value.IsArray()) return [value];
        var array = value.AsObject();
        var length = Math.Min(TypeConverter.ToUint32(array.Get("length")), 1_000);
        return Enumerable.Range(0, (int)length).Select(i => array.Get($"{i}"));
    }

    private bool IsChanged(string name)
    {
        if (touched.Contains(name) || !before.TryGetValue(name, out var was)) return true;
        var now = variables.Get(name);
        if (was.IsObject()) return !now.IsObject() || ShapeOf(now) != shapes[name];
        return now.IsObject() || !now.Equals(was);
    }

    private static string ShapeOf(JsValue value)
    {
        if (value.AsObject() is DateInstance date) return $"date {date.PrimitiveValue}";
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, JsonReading.WriterOptions)) ScriptJson.Write(writer, value);
        return System.Text.Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private void Give(string function, string member) =>
        Define(function, _ => assigned.GetValueOrDefault(member)
            ?? (data.TryGetProperty(member, out var value) ? ScriptJson.Read(engine, value) : JsValue.Null));

    private void Take(string function, string member) => Define(function, arguments =>
    {
        var value = arguments.At(0);
        assigned[member] = value.IsNull() || value.IsUndefined() ? JsValue.Null : new JsValue(TypeConverter.ToString(value));
        return JsValue.Undefined;
    });

    private void Define(string name, Func<JsValue[], JsValue> body) =>
        engine.Global.Put(name, new JsValue(new ClrFunctionInstance(engine, (_, arguments) => body(arguments))), false);

    private JsonElement.ObjectEnumerator Members(string member) =>
        data.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.Object ? value.EnumerateObject() : default;

    private HashSet<string> Strings(string member) => data.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.Array
        ? [.. value.EnumerateArray().Select(v => v.GetString()!)]
        : [];

    private static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
