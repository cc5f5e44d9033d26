using CaseFlow.Web.Data;
using CaseFlow.Web.Live;
using CaseFlow.Web.Resources;
using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Editing;

/// <summary>Who took over editing what, in words: the notice itself has only ids.</summary>
internal sealed class SeatNews(CaseFlowDb db)
{
    public async Task<Words> ReadAsync(IReadOnlyList<Notice> notices, CancellationToken stop)
    {
        var seats = notices.Where(n => n.Event == LiveEvents.DefinitionSeatTaken).ToList();
        if (seats.Count == 0) return new([], []);

        var versions = seats.ConvertAll(n => n.SubjectId);
        var users = seats.ConvertAll(ById);
        return new(
            await db.Set<DefinitionRow>().AsNoTracking().Where(d => versions.Contains(d.Id)).Select(d => new Definition(d.Id, d.DefinitionId, d.Name))
                .ToDictionaryAsync(d => d.VersionId, stop),
            await db.Users.Where(u => users.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, stop));
    }

    private static Guid ById(Notice notice) =>
        notice.Params.TryGetProperty("by", out var by) && by.TryGetGuid(out var id) ? id : Guid.Empty;

    internal sealed record Definition(Guid VersionId, string DefinitionId, string Name);

    /// <summary>What is gone by now has no words.</summary>
    internal sealed class Words(Dictionary<Guid, Definition> definitions, Dictionary<Guid, string> people)
    {
        public string? SentenceOf(Notice notice, Texts texts) => Find(notice) is { } definition
            ? texts.Say(notice.Code, ("by", people.GetValueOrDefault(ById(notice), "–")), ("definition", definition.Name))
            : null;

        public string? HrefOf(Notice notice) =>
            Find(notice) is { } definition ? $"/admin/definitions/{Uri.EscapeDataString(definition.DefinitionId)}/saves" : null;

        private Definition? Find(Notice notice) =>
            notice.Event == LiveEvents.DefinitionSeatTaken ? definitions.GetValueOrDefault(notice.SubjectId) : null;
    }
}
