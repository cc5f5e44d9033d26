using CaseFlow.Web.Data.UnitOfWork;
using MediatR;

namespace CaseFlow.Web.Features.Instances;

/// <summary>How an instance stands, without its state.</summary>
public static class FindInstance
{
    public sealed record Query(Guid Id) : IQuery<InstanceSummary>;

    internal sealed class Handler(InstanceRows rows) : IRequestHandler<Query, InstanceSummary>
    {
        public Task<InstanceSummary> Handle(Query request, CancellationToken cancellationToken) => rows.GetAsync(request.Id, cancellationToken);
    }
}
