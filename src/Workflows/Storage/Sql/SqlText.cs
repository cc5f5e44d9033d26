namespace CaseFlow.Workflows.Storage.Sql;

/// <summary>A statement's text, made once for a model; the object itself is the key under which a connection keeps it prepared.</summary>
/// <param name="text">With parameters <c>@p0</c> onwards.</param>
/// <param name="parameters">How many there are.</param>
internal sealed class SqlText(string text, int parameters)
{
    public string Text { get; } = text;

    public int Parameters { get; } = parameters;
}
