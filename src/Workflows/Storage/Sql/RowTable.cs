using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseFlow.Workflows.Storage.Sql;

/// <summary>A table as the model describes it: a new property of the row class is a new column here, too.</summary>
internal sealed class RowTable<T>
    where T : class
{
    private readonly List<(string Name, string Column, Func<T, object?> Value)> columns = [];

    public RowTable(IModel model)
    {
        var entity = model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not in the model.");
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        var reader = Expression.Parameter(typeof(DbDataReader));
        var members = new List<MemberBinding>();
        foreach (var property in entity.GetProperties())
        {
            var member = property.PropertyInfo ?? throw new InvalidOperationException($"{typeof(T).Name}.{property.Name} is no property of its row.");
            members.Add(Expression.Bind(member, StoredForm.Read(reader, columns.Count, member.PropertyType, property.IsNullable)));
            columns.Add((property.Name, $"\"{property.GetColumnName(table)}\"", Value(member)));
        }

        Name = $"\"{table.Name}\"";
        Read = Expression.Lambda<Func<DbDataReader, T>>(Expression.MemberInit(Expression.New(typeof(T)), members), reader).Compile();
        Insert = new(
            $"INSERT INTO {Name} ({string.Join(", ", columns.Select(c => c.Column))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})",
            columns.Count);
        DeleteById = new($"DELETE FROM {Name} WHERE \"Id\" = @p0", 1);
    }

    /// <summary>Quoted.</summary>
    public string Name { get; }

    /// <summary>Makes a row of what <see cref="Select"/> gives.</summary>
    public Func<DbDataReader, T> Read { get; }

    public SqlText Insert { get; }

    public SqlText DeleteById { get; }

    /// <param name="tail">From WHERE on, with parameters from <c>@p0</c>.</param>
    /// <param name="parameters">How many there are in it.</param>
    public SqlText Select(string tail, int parameters) =>
        new($"SELECT {string.Join(", ", columns.Select(c => c.Column))} FROM {Name} {tail}", parameters);

    /// <summary>All properties of the row.</summary>
    public void Bind(Statement insert, T row)
    {
        for (var i = 0; i < columns.Count; i++) insert[i] = columns[i].Value(row);
    }

    /// <summary>Sets some columns of a row that is found by its id, and by what else the tail says.</summary>
    /// <param name="names">Of properties.</param>
    /// <param name="keepsWhenNull">Of these: null leaves what is there.</param>
    /// <param name="tail">After the id's comparison; its parameters come last.</param>
    /// <param name="parameters">How many there are in it.</param>
    public RowUpdate<T> Update(IReadOnlyList<string> names, IReadOnlyCollection<string>? keepsWhenNull = null, Func<int, string>? tail = null, int parameters = 0)
    {
        var set = names.Select(n => columns.Single(c => c.Name == n)).ToArray();
        var assignments = set.Select((c, i) => keepsWhenNull?.Contains(c.Name) == true ? $"{c.Column} = COALESCE(@p{i}, {c.Column})" : $"{c.Column} = @p{i}");
        var id = columns.Single(c => c.Name == "Id").Value;
        var text = $"UPDATE {Name} SET {string.Join(", ", assignments)} WHERE \"Id\" = @p{set.Length}{tail?.Invoke(set.Length + 1)}";
        return new(new(text, set.Length + 1 + parameters), [.. set.Select(c => c.Value), id]);
    }

    private static Func<T, object?> Value(PropertyInfo member)
    {
        var row = Expression.Parameter(typeof(T));
        return Expression.Lambda<Func<T, object?>>(StoredForm.Write(Expression.Property(row, member)), row).Compile();
    }
}

/// <param name="values">Of the columns that are set, then the id.</param>
internal sealed class RowUpdate<T>(SqlText sql, Func<T, object?>[] values)
{
    public SqlText Sql { get; } = sql;

    /// <returns>The index of the first parameter of the tail.</returns>
    public int Bind(Statement update, T row)
    {
        for (var i = 0; i < values.Length; i++) update[i] = values[i](row);
        return values.Length;
    }
}
