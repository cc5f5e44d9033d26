using CaseFlow.Web.Hosting;
using CaseFlow.Workflows.Expressions.Sandbox;

// Before anything of the house is loaded: a script helper must be there fast, and knows nothing of it.
if (args is [SandboxProgram.Verb]) return SandboxProgram.Run();

return await House.RunAsync(args);

/// <summary>The only executable users start. See <see cref="House"/>.</summary>
public partial class Program;
