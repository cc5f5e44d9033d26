using CaseFlow.Workflows.Expressions.Sandbox;

// The script helper of these tests is this assembly itself; the test runner never comes by here.
return args is [SandboxProgram.Verb] ? SandboxProgram.Run() : 1;
