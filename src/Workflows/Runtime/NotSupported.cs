using System.Collections.Frozen;

namespace CaseFlow.Workflows.Runtime;

/// <summary>Activities that Elsa has and CaseFlow leaves out, with the reason as a code. A definition that uses one is refused by its position.</summary>
public static class NotSupported
{
    private const string NoConsole = "no_console";
    private const string NoHttp = "no_http";
    private const string NoSuchLanguage = "no_such_language";
    private const string HostCode = "host_code";
    private const string NotOffered = "not_offered";

    private static readonly FrozenDictionary<string, string> Reasons = new Dictionary<string, string>
    {
        ["Elsa.ReadLine"] = NoConsole,
        ["Elsa.HttpEndpoint"] = NoHttp,
        ["Elsa.SendHttpRequest"] = NoHttp,
        ["Elsa.FlowSendHttpRequest"] = NoHttp,
        ["Elsa.DownloadHttpFile"] = NoHttp,
        ["Elsa.WriteHttpResponse"] = NoHttp,
        ["Elsa.WriteFileHttpResponse"] = NoHttp,
        ["Elsa.RunCSharp"] = NoSuchLanguage,
        ["Elsa.RunPython"] = NoSuchLanguage,
        ["Elsa.Inline"] = HostCode,
        ["Elsa.Workflows.Activities.DynamicActivity"] = HostCode,
        ["Elsa.Workflows.Management.Activities.HostMethod.HostMethodActivity"] = HostCode,
        ["Elsa.StateMachine"] = NotOffered,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Types => Reasons.Keys;

    public static string? ReasonFor(string typeName) => Reasons.GetValueOrDefault(typeName);
}
