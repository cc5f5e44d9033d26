using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Keys;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Data.PersonalData;

/// <summary>Before anything else: does the key directory belong to this database? Then notes keys made since.</summary>
public static class WitnessKeys
{
    public sealed record Command : ICommand<Unit>;

    internal sealed class Handler(CaseFlowDb db, KeyRing ring) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var witnesses = await db.Set<KeyWitness>().AsNoTracking().ToListAsync(cancellationToken);
            foreach (var witness in witnesses)
            {
                // Looked at first: asking the ring for a key makes new ones where there are none.
                if (!ring.Exists || !witness.Knows(ring.Named((uint)witness.KeyId, witness.Use)))
                {
                    throw KeyErrors.Missing(new Key((uint)witness.KeyId, witness.Use, default, default).Name);
                }
            }

            db.AddRange(ring.All.Where(k => witnesses.TrueForAll(w => w.KeyId != k.Id)).Select(k => new KeyWitness(k)));
            return Unit.Value;
        }
    }

    /// <summary>The first step of the opening.</summary>
    internal sealed class Step(IServiceScopeFactory scopes) : IOpeningStep
    {
        public int Order => 0;

        public async Task RunAsync(CancellationToken stop)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("keys");
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new Command(), stop);
        }
    }
}
