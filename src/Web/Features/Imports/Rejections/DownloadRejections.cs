using System.Text;
using System.Text.Json;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Imports.Files;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Imports.Rejections;

/// <summary><c>GET /api/imports/{id}/rejections.csv</c>: the rejected rows as they were sent, with the reasons behind, ready to be mended and sent again.
/// They are personal data in the open, so it is a permission of its own, and every download is on record before its first byte leaves.</summary>
public static class DownloadRejections
{
    private const int RowsAtATime = 500;

    /// <summary>Puts on record that the caller downloads them.</summary>
    public sealed record Command(Guid ImportId) : ICommand<ImportKind>;

    /// <summary>Some rows, in the file's order.</summary>
    internal sealed record NextRows(Guid ImportId, long AfterRow) : IQuery<IReadOnlyList<ImportRejection>>;

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/imports/{id:guid}/rejections.csv", async (Guid id, Writer writer, HttpContext http, CancellationToken stop) =>
            await writer.WriteAsync(id, http, stop))
        .RequireAuthorization(Permissions.DownloadRejections)
        .Produces(StatusCodes.Status200OK, contentType: "text/csv")
        .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>What the endpoint and the page share.</summary>
    public sealed class Writer(IMediator mediator, Texts texts)
    {
        public async Task WriteAsync(Guid importId, HttpContext http, CancellationToken stop)
        {
            var columns = ImportColumns.Of(await mediator.Send(new Command(importId), stop));
            http.Response.ContentType = "text/csv; charset=utf-8";
            http.Response.Headers.ContentDisposition = $"attachment; filename=\"{columns.Code}-rejections-{importId:N}.csv\"";
            http.Response.Headers.CacheControl = "no-store";

            await using var text = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
            await text.WriteAsync(CsvLine.Of([.. columns.Names, .. ImportColumns.Reasons]).AsMemory(), stop);
            for (long after = 0; await mediator.Send(new NextRows(importId, after), stop) is { Count: > 0 } rows; after = rows[^1].Row)
            {
                foreach (var row in rows)
                {
                    await text.WriteAsync(CsvLine.Of([.. JsonSerializer.Deserialize<string[]>(row.Fields)!, row.Field, row.Code, Reason(row)]).AsMemory(), stop);
                }
            }
        }

        private string Reason(ImportRejection row) => RejectionMessage.Of(texts, row.Field, row.Code, StoredParams.Read(row.Params));
    }

    internal sealed class Handler(CaseFlowDb db, IAuditTrail audit) :
        IRequestHandler<Command, ImportKind>,
        IRequestHandler<NextRows, IReadOnlyList<ImportRejection>>
    {
        public async Task<ImportKind> Handle(Command request, CancellationToken cancellationToken)
        {
            var import = await db.Set<Import>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == request.ImportId, cancellationToken)
                ?? throw ImportErrors.NotFound(request.ImportId);
            audit.Record("import.rejections_downloaded", "import", import.Id, new { rejected = import.Counts.Rejected });
            return import.Kind;
        }

        public async Task<IReadOnlyList<ImportRejection>> Handle(NextRows request, CancellationToken cancellationToken) =>
            await db.Set<ImportRejection>().AsNoTracking()
                .Where(r => r.ImportId == request.ImportId && !r.IsWarning && r.Row > request.AfterRow)
                .OrderBy(r => r.Row).Take(RowsAtATime).ToListAsync(cancellationToken);
    }
}

/// <summary>One line of a CSV file as <see cref="CsvRows"/> reads it.</summary>
internal static class CsvLine
{
    public static string Of(IEnumerable<string> values) => string.Join(',', values.Select(Quoted)) + "\r\n";

    private static string Quoted(string value) =>
        value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
