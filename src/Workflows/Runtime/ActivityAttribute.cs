namespace CaseFlow.Workflows.Runtime;

/// <summary>Makes a class an activity. Its descriptor, ports and inputs come from it and from its properties.</summary>
/// <param name="typeName">As Elsa writes it, for example <c>Elsa.WriteLine</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ActivityAttribute(string typeName) : Attribute
{
    public string TypeName { get; } = typeName;

    public int Version { get; init; } = 1;

    /// <summary>Flow ports; none means <c>Done</c>.</summary>
    public string[] Outcomes { get; init; } = [];

    public string Category { get; init; } = "";

    /// <summary>Without one its type name is taken apart: <c>For Each</c>.</summary>
    public string DisplayName { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>Whether the designer offers it.</summary>
    public bool IsBrowsable { get; init; } = true;

    /// <summary>Elsa's kind: Action, Trigger, Job or Task.</summary>
    public string Kind { get; init; } = "Action";

    /// <summary>Whether it ends the flowchart it stands in.</summary>
    public bool IsTerminal { get; init; }

    public bool IsStart { get; init; }

    public bool IsContainer { get; init; }

    /// <summary>Whether it can wait: for somebody, for an event, for time. A loop in which nothing can is refused.</summary>
    public bool CanWait { get; init; }

    /// <summary>Members that hold an activity, such as <c>Then</c> and <c>Else</c>.</summary>
    public string[] EmbeddedPorts { get; init; } = [];

    /// <summary>Those of them that the designer does not show.</summary>
    public string[] HiddenPorts { get; init; } = [];
}

/// <summary>Further facts about an input or output property.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MemberAttribute : Attribute
{
    /// <summary>What an absent input has.</summary>
    public object? Default { get; init; }

    /// <summary>Whether the descriptor tells the default; Elsa's does not always.</summary>
    public bool IsDefaultShown { get; init; } = true;

    /// <summary>The default as the descriptor tells it, where no attribute could hold it.</summary>
    public string? ShownDefault { get; init; }

    /// <summary>False: its value is not kept in the activity's execution record, because it is long or belongs to the domain.</summary>
    public bool Recorded { get; init; } = true;

    /// <summary>A definition that leaves it out has an error.</summary>
    public bool Required { get; init; }

    /// <summary>Elsa's type name where it is not the CLR type's alias.</summary>
    public string? TypeName { get; init; }

    /// <summary>Elsa Studio's editor; without one a check box for Boolean and a line for all else.</summary>
    public string? UiHint { get; init; }

    public string? DisplayName { get; init; }

    public string? Description { get; init; }

    public string? Category { get; init; }

    /// <summary>The expression type the designer starts with.</summary>
    public string? DefaultSyntax { get; init; }

    /// <summary>What a drop-down offers.</summary>
    public string[] Options { get; init; } = [];

    /// <summary>A list that the host knows, and of which the drop-down offers what stands on it at the time, for example <c>roles</c>.</summary>
    public string? OptionList { get; init; }

    /// <summary>Whether that list depends on the other inputs, so that the designer asks for it each time.</summary>
    public bool AsksAgain { get; init; }

    /// <summary>Where it stands among the inputs; those of the same order as they are declared.</summary>
    public int Order { get; init; }

    /// <summary>Of a list of outcomes: the ports that are there besides.</summary>
    public string[] FixedOutcomes { get; init; } = [];

    /// <summary>What a freshly dropped activity has here: a literal, or of a list or an object its JSON.</summary>
    public string? Preset { get; init; }

    /// <summary>Of a code editor.</summary>
    public string? Language { get; init; }

    /// <summary>False: the activity evaluates it itself, when it needs it.</summary>
    public bool AutoEvaluate { get; init; } = true;
}
