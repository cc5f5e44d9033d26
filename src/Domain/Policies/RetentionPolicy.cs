namespace CaseFlow.Domain.Policies;

/// <summary>How long what workflows leave behind is kept. What a case or a task tells of is kept with its file, whatever stands here.</summary>
/// <param name="FinishedInstanceDays">Instances that have ended, with journal and executions; null: for good.</param>
/// <param name="AppliedOperationDays">The ids of applied operations, by which a repeated call is known.</param>
/// <param name="DefinitionSaveDays">What was saved of workflow definitions, so that it can be brought back.</param>
/// <param name="SavesPerDefinition">At most so many of them, the newest.</param>
public sealed record RetentionPolicy(
    string Version,
    DateOnly EffectiveFrom,
    int? FinishedInstanceDays,
    int AppliedOperationDays,
    int DefinitionSaveDays = 400,
    int SavesPerDefinition = 1_000);
