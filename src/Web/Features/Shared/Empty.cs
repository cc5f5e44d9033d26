namespace CaseFlow.Web.Features.Shared;

/// <summary>A list with nothing in it says why, and what to do.</summary>
public sealed record Empty(string Title, string Sentence, string Icon = "mood-empty");
