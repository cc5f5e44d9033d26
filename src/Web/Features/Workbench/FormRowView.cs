namespace CaseFlow.Web.Features.Workbench;

/// <summary>A row of the form's table.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Count">Rows of the table.</param>
/// <param name="Faults">Why it cannot be saved, as sentences.</param>
/// <param name="HasFocus">It was just made or moved.</param>
/// <param name="Address">Of the page with its activity.</param>
public sealed record FormRowView(int Index, int Count, FormRow Row, IReadOnlyList<string> Faults, bool HasFocus, string Address)
{
    public string Input(string member) => $"f{Index}.{member}";

    public string Id(string member) => $"f{Index}-{member}";

    /// <summary>The rest of the row is unfolded where it has something to say.</summary>
    public bool ShowsMore => Row.HasOptions || Faults.Count > 0;
}
