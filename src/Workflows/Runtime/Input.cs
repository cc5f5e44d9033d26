using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Runtime;

/// <summary>An input as its definition fills it: an expression, evaluated before the activity runs.</summary>
public abstract class Input
{
    private protected Input(InputMember member, Expression? expression)
    {
        Member = member;
        Expression = expression;
        // A JSON node may be changed by whoever gets it, so each execution needs its own.
        if (expression is not { IsConstant: true } || typeof(JsonNode).IsAssignableFrom(member.ValueType)) return;
        try
        {
            Constant = Conversion.To(expression.ConstantValue, member.ValueType);
            ConstantJson = expression.ConstantValue;
            IsConstant = true;
        }
        catch (ActivityException)
        {
            // A literal that does not fit is a fault of the execution that needs it.
            IsConstant = false;
        }
    }

    public string Name => Member.Name;

    /// <summary>Null when the definition does not fill it.</summary>
    public Expression? Expression { get; }

    internal InputMember Member { get; }

    /// <summary>Whether its value needs no instance to be known; then it is converted once.</summary>
    internal bool IsConstant { get; }

    internal object? Constant { get; }

    internal JsonNode? ConstantJson { get; }
}

/// <typeparam name="T">String, numbers, Boolean, Guid, instants and days, TimeSpan, an enum, <c>IReadOnlyList&lt;string&gt;</c> or a JSON node.</typeparam>
public sealed class Input<T> : Input
{
    internal Input(InputMember member, Expression? expression)
        : base(member, expression)
    {
    }
}

/// <summary>An output; a <c>memoryReference</c> in the definition binds it to a variable.</summary>
public sealed class Output<T> : IOutput
{
    internal Output(string name, bool recorded, JsonObject? written)
    {
        Name = name;
        Recorded = recorded;
        BoundTo = (written?["memoryReference"] as JsonObject)?.Text("id");
    }

    public string Name { get; }

    public bool Recorded { get; }

    public string? BoundTo { get; }
}

public interface IOutput
{
    string Name { get; }

    bool Recorded { get; }

    /// <summary>A variable's id, or a workflow output's name.</summary>
    string? BoundTo { get; }
}

/// <summary>A member that stands in the definition as it is, without an expression around it.</summary>
/// <typeparam name="T">What the designer takes it for.</typeparam>
public sealed class Raw<T>
{
    internal Raw(JsonNode? json) => Json = json;

    public JsonNode? Json { get; }
}
