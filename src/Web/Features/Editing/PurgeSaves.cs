using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Settings;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Editing;

/// <summary>Forgets one batch of saves that are older than they are kept, or more than are kept of one definition.</summary>
internal static class PurgeSaves
{
    public const int Batch = 500;

    /// <summary>Answers whether more may be left.</summary>
    public sealed record Command : ICommand<bool>;

    internal sealed class Handler(CaseFlowDb db, PolicyInForce policy, ICaseClock clock, TimeProvider time) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await policy.RetentionOnAsync(clock.Today, cancellationToken) is not { } kept) return false;

            var saves = db.Set<DefinitionSave>();
            var border = time.GetUtcNow().AddDays(-kept.DefinitionSaveDays);
            var old = await saves.Where(s => s.At < border).OrderBy(s => s.At).Take(Batch).Select(s => s.Id).ToListAsync(cancellationToken);
            var crowded = await saves.GroupBy(s => s.DefinitionId).Where(g => g.Count() > kept.SavesPerDefinition).Select(g => g.Key).Take(Batch)
                .ToListAsync(cancellationToken);
            foreach (var definition in crowded)
            {
                old.AddRange(await ListSaves.NewestFirst(saves, definition).Skip(kept.SavesPerDefinition).Take(Batch).Select(s => s.Id).ToListAsync(cancellationToken));
            }

            return await saves.Where(s => old.Contains(s.Id)).ExecuteDeleteAsync(cancellationToken) >= Batch;
        }
    }
}
