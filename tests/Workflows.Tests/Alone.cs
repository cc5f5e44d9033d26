namespace CaseFlow.Workflows.Tests;

/// <summary>For tests that say how soon something has to happen: they run when no other test has the processors.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
