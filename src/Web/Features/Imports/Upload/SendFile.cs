using CaseFlow.Domain.Common;
using CaseFlow.Domain.Organisations;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Imports.Files;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CaseFlow.Web.Features.Imports.Upload;

/// <summary><c>POST /api/imports?kind=</c>: the file goes sealed into the spool, the rest follows in the background.</summary>
public static class SendFile
{
    public sealed record Answer(Guid Id);

    /// <param name="File">Lies in the spool.</param>
    /// <param name="Refusal">Its header is wrong: it is refused at once, and stays visible.</param>
    public sealed record Command(ReceivedFile File, DomainException? Refusal) : ICommand<Answer>;

    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/imports", async (HttpContext http, string? kind, Doorway doorway, CancellationToken stop) =>
        {
            var id = await doorway.ReceiveAsync(http, kind, stop);
            return TypedResults.Accepted($"/api/imports/{id}", new Answer(id));
        })
        .RequireAuthorization(Permissions.Import)
        .DisableAntiforgery()
        .Accepts<IFormFile>("multipart/form-data", "text/csv", "*/*") // a raw body is the file whatever its sender calls it
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>What the endpoint and the page share.</summary>
    public sealed class Doorway(
        FileReceiver receiver, ImportSpool spool, SenderRights rights, IMediator mediator, IOptions<ImportOptions> options)
    {
        /// <returns>The import's id.</returns>
        /// <exception cref="DomainException">Also every <see cref="FileErrors"/> that shows in the first line, then with the import's id.</exception>
        public async Task<Guid> ReceiveAsync(HttpContext http, string? kind, CancellationToken stop)
        {
            var columns = ImportColumns.Named(kind);
            if (columns is null || !ImportColumns.Uploadable.Contains(columns)) throw ImportErrors.KindUnknown();

            await rights.DemandAsync(columns.Kind, stop);
            var limit = options.Value.MaxBytes;
            try
            {
                var source = await UploadedFile.OpenAsync(http, limit, stop);
                return await KeepAsync(await receiver.ReceiveAsync(columns.Kind, source, stop), stop);
            }
            catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
            {
                throw ImportErrors.TooLarge(limit);
            }
        }

        private async Task<Guid> KeepAsync((ReceivedFile File, DomainException? Refusal) received, CancellationToken stop)
        {
            var id = received.File.Id;
            try
            {
                await mediator.Send(new Command(received.File, received.Refusal), stop);
            }
            catch
            {
                spool.Delete(id);
                throw;
            }

            if (received.Refusal is not { } refusal) return id;

            spool.Delete(id);
            throw new DomainException(
                refusal.Kind, refusal.Code, [.. refusal.Params.Select(p => (p.Key, p.Value)), ("import", id)]);
        }
    }

    internal sealed class Handler(CaseFlowDb db, CallerContext caller, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Answer>
    {
        public async Task<Answer> Handle(Command request, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var organisation = caller.Current.OrganisationId ?? await CountyAsync(cancellationToken);
            var import = Import.Receive(request.File, organisation, caller.Current.ActingUserId, now);
            if (request.Refusal is not null) import.Refuse(request.Refusal, now);

            db.Add(import);
            db.ScopeRows.Add(new(ScopeSubjects.Import, import.Id, organisation, "own"));
            audit.Record("import.receive", "import", import.Id, new
            {
                kind = ImportColumns.Of(import.Kind).Code,
                bytes = import.Bytes,
                sha256 = import.Sha256,
                refusal = import.RefusalCode,
            });
            return new(import.Id);
        }

        /// <summary>The command line acts for the county.</summary>
        private async Task<Guid> CountyAsync(CancellationToken stop) =>
            await db.Set<OrgUnit>().Where(u => u.Kind == OrgKind.County).Select(u => u.Id).FirstOrDefaultAsync(stop);
    }
}
