namespace CaseFlow.Web.Features.Workbench;

/// <summary>What a row says of where its instance stands.</summary>
/// <param name="HasFailed">An activity of it failed.</param>
/// <param name="IsPaused">An administrator stopped it.</param>
public sealed record WaitsView(IReadOnlyList<RowWait> Waits, bool HasFailed, bool IsPaused)
{
    /// <summary>So many people are named at one place; more are counted.</summary>
    public const int MostNamed = 3;
}
