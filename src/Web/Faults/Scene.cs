using System.Data.Common;
using System.Runtime.CompilerServices;
using CaseFlow.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseFlow.Web.Faults;

/// <summary>The unit of work of a DI scope, for those who look at it from outside or meddle with it.</summary>
internal sealed class Scene(CaseFlowDb db)
{
    private static readonly ConditionalWeakTable<DbContext, Scene> ByContext = [];

    /// <summary>The command that the unit of work is for; null while none is open.</summary>
    public object? Command { get; private set; }

    public CaseFlowDb Db => db;

    public static Scene? Of(DbContext? context) => context is not null && ByContext.TryGetValue(context, out var scene) ? scene : null;

    /// <returns>Whether it begins the unit of work; commands from inside it do not.</returns>
    public bool Begin(object command)
    {
        if (Command is not null)
        {
            return false;
        }

        Command = command;
        ByContext.AddOrUpdate(db, this);
        return true;
    }

    /// <summary>Runs SQL on the open transaction.</summary>
    public async Task ExecuteAsync(string sql, params (string Name, object Value)[] parameters)
    {
        await using var command = Prepare(sql, parameters);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<object?> ReadAsync(string sql, params (string Name, object Value)[] parameters)
    {
        await using var command = Prepare(sql, parameters);
        return await command.ExecuteScalarAsync() is { } value and not DBNull ? value : null;
    }

    private DbCommand Prepare(string sql, (string Name, object Value)[] parameters)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // Every statement stands in this folder.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value is Guid id ? id.ToString().ToUpperInvariant() : value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
