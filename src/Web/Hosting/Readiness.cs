namespace CaseFlow.Web.Hosting;

/// <summary>Whether the house may be entered: migrations, definitions and first-run data are there. Background loops wait for it.</summary>
public sealed class Readiness
{
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsReady => ready.Task.IsCompletedSuccessfully;

    public void Open() => ready.TrySetResult();

    public Task WaitAsync(CancellationToken stop) => ready.Task.WaitAsync(stop);
}
