namespace CaseFlow.Workflows.Expressions.Sandbox;

/// <summary>What a script may use.</summary>
public static class ScriptLimits
{
    /// <summary>In characters.</summary>
    public const int Source = 64 * 1024;

    /// <summary>Levels of objects and arrays in what a script gives back: it is kept inside other JSON, which is read 64 levels deep.</summary>
    public const int Nesting = 48;

    /// <summary>UTF-8 bytes of what a script gives back, all values together.</summary>
    public const int AnswerBytes = 1024 * 1024;

    /// <summary>UTF-8 bytes of what a script is given.</summary>
    public const int RequestBytes = 16 * 1024 * 1024;

    /// <summary>Calls within calls.</summary>
    public const int Recursion = 400;

    /// <summary>An expression's own limit.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromMilliseconds(50);

    /// <summary>The engine measures by the wall. A script is pure, so one that a busy machine held up runs again, once with this limit and
    /// then only as long as it did not get the processor.</summary>
    public static readonly TimeSpan TimeAgain = TimeSpan.FromMilliseconds(150);

    /// <summary>Of the processor; a script that had this much is not held up by others.</summary>
    public static readonly TimeSpan ProcessorTime = TimeSpan.FromMilliseconds(150);

    /// <summary>When the helper process is killed: its own limits do not reach into regular expressions and built-in loops.</summary>
    public static readonly TimeSpan Kill = TimeSpan.FromMilliseconds(250);

    /// <summary>When it is killed even if the machine gave it nearly no processor time.</summary>
    public static readonly TimeSpan KillAnyway = TimeSpan.FromSeconds(3);

    /// <summary>Of the helper process.</summary>
    public const long HeapBytes = 128L * 1024 * 1024;

    /// <summary>The engine walks trees recursively: nesting costs stack. Only what is used is ever taken from memory.</summary>
    public const int StackBytes = 64 * 1024 * 1024;
}
