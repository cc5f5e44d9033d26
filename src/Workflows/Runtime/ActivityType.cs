using System.Reflection;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Runtime;

/// <summary>An input of an activity type, as read from its property.</summary>
public sealed record InputMember(string Name, string JsonName, int Index, Type ValueType, MemberAttribute Facts, PropertyInfo Property);

/// <summary>A member that stands in the definition without an expression around it.</summary>
public sealed record RawMember(string Name, string JsonName, Type ValueType, MemberAttribute Facts, PropertyInfo Property);

public sealed record OutputMember(string Name, string JsonName, Type ValueType, MemberAttribute Facts, PropertyInfo Property);

/// <summary>What is known of an activity class: its name, ports, inputs and outputs.</summary>
public sealed class ActivityType
{
    private static readonly MemberAttribute Plain = new();

    public ActivityType(Type clrType)
    {
        ClrType = clrType;
        Facts = clrType.GetCustomAttribute<ActivityAttribute>() ?? throw new ArgumentException($"{clrType} has no [Activity].", nameof(clrType));
        var properties = clrType.GetProperties().Where(p => p.PropertyType.IsGenericType).OrderBy(p => p.MetadataToken).ToList();
        Inputs = [.. properties.Where(p => p.PropertyType.GetGenericTypeDefinition() == typeof(Input<>)).Select(ReadInput)];
        Raws = [.. properties.Where(p => p.PropertyType.GetGenericTypeDefinition() == typeof(Raw<>)).Select(ReadRaw)];
        Outputs = [.. properties.Where(p => p.PropertyType.GetGenericTypeDefinition() == typeof(Output<>)).Select(ReadOutput)];
    }

    public Type ClrType { get; }

    public ActivityAttribute Facts { get; }

    public string TypeName => Facts.TypeName;

    public int Version => Facts.Version;

    public IReadOnlyList<InputMember> Inputs { get; }

    public IReadOnlyList<RawMember> Raws { get; }

    public IReadOnlyList<OutputMember> Outputs { get; }

    internal Activity Create(ActivityNode node)
    {
        var activity = (Activity)Activator.CreateInstance(ClrType)!;
        var inputs = new Input[Inputs.Count];
        foreach (var member in Inputs)
        {
            var written = node.Json[member.JsonName];
            var expression = written is JsonObject wrapped ? Expression.Read(wrapped["expression"]) : null;
            inputs[member.Index] = Make<Input>(member.Property, member, written is null ? null : expression ?? Expression.Nothing);
            member.Property.SetValue(activity, inputs[member.Index]);
        }

        foreach (var member in Raws) member.Property.SetValue(activity, Make<object>(member.Property, node.Json[member.JsonName]));

        foreach (var member in Outputs)
        {
            var output = Make<IOutput>(member.Property, member.Name, member.Facts.Recorded, node.Json[member.JsonName] as JsonObject);
            member.Property.SetValue(activity, output);
        }

        activity.Place(this, node, inputs);
        return activity;
    }

    private static T Make<T>(PropertyInfo property, params object?[] arguments) =>
        (T)Activator.CreateInstance(property.PropertyType, BindingFlags.Instance | BindingFlags.NonPublic, null, arguments, null)!;

    private static InputMember ReadInput(PropertyInfo property, int index) => new(
        property.Name,
        JsonReading.CamelCase(property.Name),
        index,
        property.PropertyType.GetGenericArguments()[0],
        property.GetCustomAttribute<MemberAttribute>() ?? Plain,
        property);

    private static RawMember ReadRaw(PropertyInfo property) => new(
        property.Name,
        JsonReading.CamelCase(property.Name),
        property.PropertyType.GetGenericArguments()[0],
        property.GetCustomAttribute<MemberAttribute>() ?? Plain,
        property);

    private static OutputMember ReadOutput(PropertyInfo property) => new(
        property.Name,
        JsonReading.CamelCase(property.Name),
        property.PropertyType.GetGenericArguments()[0],
        property.GetCustomAttribute<MemberAttribute>() ?? Plain,
        property);
}
