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
    }

    public string Name => Member.Name;

    /// <summary>Null when the definition does not fill it.</summary>
    public Expression? Expression { get; }

    internal InputMember Member { get; }
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
