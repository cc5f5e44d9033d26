namespace CaseFlow.Workflows.Runtime.Starting;

/// <summary>How triggers and bookmarks name what starts or resumes them from outside.</summary>
internal static class StimulusKeys
{
    private const string Events = "event:";

    public static string Event(string name) => Events + name;

    public static string Task(string id) => "task:" + id;

    /// <summary>Events wait for those who come later; a task's id is only known once somebody waits.</summary>
    public static bool MayBeKept(string key) => key.StartsWith(Events, StringComparison.Ordinal);
}
