using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Imports.Running;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Imports;

/// <summary><c>POST /api/imports/{id}/cancel</c>: no further row is applied; those applied stay.</summary>
public static class CancelImport
{
    public sealed record Command(Guid ImportId) : ICommand<Unit>;

    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/imports/{id:guid}/cancel", async (Guid id, IMediator mediator, CancellationToken stop) =>
        {
            await mediator.Send(new Command(id), stop);
            return TypedResults.NoContent();
        })
        .RequireAuthorization(Permissions.Import)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    internal sealed class Handler(CaseFlowDb db, ImportTeller teller, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var import = await db.Set<Import>().SingleOrDefaultAsync(i => i.Id == request.ImportId, cancellationToken)
                ?? throw ImportErrors.NotFound(request.ImportId);
            import.Cancel(time.GetUtcNow());
            teller.Tell(import);
            audit.Record("import.cancelled", "import", import.Id, new { rowsDone = import.RowsDone });
            return Unit.Value;
        }
    }
}
