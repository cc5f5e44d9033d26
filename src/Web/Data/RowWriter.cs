using System.Data.Common;
using CaseFlow.Web.Data.PersonalData;
using CaseFlow.Web.Security.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseFlow.Web.Data;

/// <summary>Inserts many new rows of one kind by one prepared statement on the open command's connection: several times faster than tracking each. What
/// the model says of columns, conversions and personal data holds here too; entities written so are not tracked.</summary>
internal sealed class RowWriter(CaseFlowDb db, IPersonalVault vault, SearchKeys search)
{
    public async Task InsertAsync<T>(IReadOnlyCollection<T> rows, CancellationToken stop)
        where T : class
    {
        if (rows.Count == 0) return;
        if (!db.UnitIsOpen) throw new InvalidOperationException("Only a command writes: nothing is saved outside a unit of work.");

        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not in the model.");
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        var columns = Prepare(command, entity);
        foreach (var row in rows)
        {
            foreach (var column in columns)
            {
                column.Parameter.Value = column.Value(row) ?? DBNull.Value;
            }

            await command.ExecuteNonQueryAsync(stop);
        }
    }

    private List<Column> Prepare(DbCommand command, IEntityType entity)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        var shape = SealedShape.Of(entity);
        if (shape is { SearchedName: >= 0 }) throw new InvalidOperationException($"{entity.DisplayName()} keeps the beginnings of a name: add it to the context.");

        List<Column> columns = [];
        List<string> names = [];
        foreach (var property in entity.GetProperties())
        {
            var mapping = property.GetRelationalTypeMapping();
            var parameter = mapping.CreateParameter(command, $"@p{columns.Count}", null, nullable: true);
            command.Parameters.Add(parameter);
            names.Add(sql.DelimitIdentifier(property.GetColumnName(table)!));
            columns.Add(new(parameter, Personal(shape, property) ?? Plain(property, mapping)));
        }

        command.CommandText =
            $"INSERT INTO {sql.DelimitIdentifier(table.Name)} ({string.Join(", ", names)}) VALUES ({string.Join(", ", columns.Select(c => c.Parameter.ParameterName))})";
        return columns;
    }

    private static Func<object, object?> Plain(IProperty property, RelationalTypeMapping mapping)
    {
        var getter = property.GetGetter();
        var convert = mapping.Converter?.ConvertToProvider;
        return convert is null
            ? getter.GetClrValue
            : row => getter.GetClrValue(row) is { } value ? convert(value) : null;
    }

    private Func<object, object?>? Personal(SealedShape? shape, IProperty property)
    {
        if (shape?.Properties.FirstOrDefault(p => p.Sealed == property || p.Key == property) is not { } personal) return null;
        if (personal.Key == property) return row => personal.Get(row) is { } value ? search.Of(personal.Kind, value) : null;

        var id = shape.RowId.GetGetter();
        return row => personal.Get(row) is { } value ? vault.Seal(shape.Table, property.Name, (Guid)id.GetClrValue(row)!, value) : null;
    }

    /// <param name="Value">Of a row, in the form that is stored.</param>
    private sealed record Column(DbParameter Parameter, Func<object, object?> Value);
}
