using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Workflows.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Instances;

/// <summary>Deletes an instance that has ended, with its journal. Not one that a case or a task tells of, nor one whose relatives still run.</summary>
public static class DeleteInstance
{
    public sealed record Command(Guid Id) : ICommand<bool>;

    internal sealed class Handler(InstanceRows rows, IAuditTrail audit) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var instance = await rows.GetAsync(request.Id, cancellationToken);
            if (instance.Status is not WorkflowStatus.Finished) throw InstanceErrors.StillRuns(request.Id);
            if ((await rows.ToldOfAsync([request.Id], cancellationToken)).Count > 0) throw InstanceErrors.ToldByCase(request.Id);
            if (await rows.All.AnyAsync(i => i.ParentInstanceId == request.Id && i.Status == WorkflowStatus.Running, cancellationToken))
            {
                throw InstanceErrors.HasRelatives(request.Id);
            }

            await rows.DeleteAsync([request.Id], cancellationToken);
            audit.Record("instance.delete", "instance", request.Id, new { instance.DefinitionId, instance.Version });
            return true;
        }
    }
}
