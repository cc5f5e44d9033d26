using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CaseFlow.Web.Data;

/// <summary>Sets up every connection that Entity Framework opens itself.</summary>
internal sealed class PragmaInterceptor(DatabaseFile file) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => file.Prepare(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) =>
        file.PrepareAsync(connection, cancellationToken);
}
