using CaseFlow.Web.Features.Imports.Files;
using CaseFlow.Web.Live;
using Microsoft.Extensions.Options;

namespace CaseFlow.Web.Features.Imports.Running;

/// <summary>Tells who sent the file how far it has come: at every change of state, in between now and then.</summary>
internal sealed class ImportTeller(IOutbox outbox, IOptions<ImportOptions> options, TimeProvider time)
{
    public void TellIfDue(Import import)
    {
        if (import.ToldAt is null || time.GetUtcNow() - import.ToldAt >= options.Value.TellEvery) Tell(import);
    }

    public void Tell(Import import)
    {
        import.Told(time.GetUtcNow());
        if (import.SentBy is not { } sender) return;

        outbox.Tell(new(
            LiveEvents.ImportProgress,
            "import",
            import.Id,
            $"import.progress.{import.State}",
            new Dictionary<string, object?>
            {
                ["kind"] = ImportColumns.Of(import.Kind).Code,
                ["state"] = import.State.ToString(),
                ["bytes"] = import.Bytes,
                ["bytesChecked"] = import.BytesChecked,
                ["rows"] = import.Rows,
                ["rowsDone"] = import.RowsDone,
                ["rejected"] = import.Counts.Rejected,
                ["touched"] = import.Touched,
                ["evaluated"] = import.Evaluated,
            },
            new(UserId: sender, WithSupervisors: false)));
    }
}
