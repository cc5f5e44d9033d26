namespace CaseFlow.Web.Features.Shared;

/// <summary>A filter in force; following it takes it away.</summary>
public sealed record Chip(string Text, string AddressWithout);
