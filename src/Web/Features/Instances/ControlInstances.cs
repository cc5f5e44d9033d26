using CaseFlow.Domain.Common;
using MediatR;

namespace CaseFlow.Web.Features.Instances;

/// <summary>Does one thing to many instances, each in a unit of work of its own: what is refused for one does not keep the others.</summary>
public static class ControlInstances
{
    public const int Most = Slice.MostRows;

    public enum Act
    {
        Suspend,
        Resume,
        Cancel,
        Retry,
        Delete,
    }

    /// <param name="Ids">At most <see cref="Most"/>.</param>
    public sealed record Request(Act Act, IReadOnlyList<Guid> Ids) : IRequest<IReadOnlyList<Outcome>>;

    /// <param name="Refusal">Its code; null: it was done.</param>
    public sealed record Outcome(Guid Id, string? Refusal, IReadOnlyDictionary<string, object?>? Params)
    {
        public bool IsDone => Refusal is null;
    }

    internal sealed class Handler(IMediator mediator) : IRequestHandler<Request, IReadOnlyList<Outcome>>
    {
        public async Task<IReadOnlyList<Outcome>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (request.Ids.Count > Most) throw InstanceErrors.TooMany(Most);

            var outcomes = new List<Outcome>(request.Ids.Count);
            foreach (var id in request.Ids.Distinct()) outcomes.Add(await DoAsync(request.Act, id, cancellationToken));
            return outcomes;
        }

        private async Task<Outcome> DoAsync(Act act, Guid id, CancellationToken stop)
        {
            try
            {
                await (act switch
                {
                    Act.Suspend => mediator.Send(new HoldInstance.Command(id, IsHeld: true), stop),
                    Act.Resume => mediator.Send(new HoldInstance.Command(id, IsHeld: false), stop),
                    Act.Cancel => mediator.Send(new CancelInstance.Command(id), stop),
                    Act.Retry => mediator.Send(new RetryInstance.Command(id), stop),
                    _ => (Task)mediator.Send(new DeleteInstance.Command(id), stop),
                });
                return new(id, null, null);
            }
            catch (DomainException refusal)
            {
                return new(id, refusal.Code, refusal.Params);
            }
        }
    }
}
