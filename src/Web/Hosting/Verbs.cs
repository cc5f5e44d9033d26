using CaseFlow.Web.Features.Demo;
using CaseFlow.Web.Features.Imports.CommandLine;
using CaseFlow.Web.Hosting.Workflows;
using CaseFlow.Web.Security.Audit;

namespace CaseFlow.Web.Hosting;

/// <summary>The command line: <c>import KIND FILE</c>, <c>audit verify</c>, <c>demo</c>, <c>workflows validate FILE…</c>, <c>workflows layout FILE…</c>; without a verb
/// the host starts. The verb <c>sandbox</c>, for our own use, never comes by here: see Program.cs.</summary>
internal static class Verbs
{
    public interface IVerb
    {
        Task<int> RunAsync();
    }

    public static IVerb? Of(string[] args) => args switch
    {
        ["audit", "verify", .. var rest] => new VerifyAuditVerb(rest),
        ["demo", .. var rest] => new DemoVerb(rest),
        ["import", .. var rest] => new ImportVerb(rest),
        ["workflows", "validate", .. var rest] => new ValidateVerb(rest),
        ["workflows", "layout", .. var rest] => new LayoutVerb(rest),
        _ => null,
    };
}
