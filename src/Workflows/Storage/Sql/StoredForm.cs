using System.Collections.Frozen;
using System.Data.Common;
using System.Linq.Expressions;

namespace CaseFlow.Workflows.Storage.Sql;

/// <summary>How values lie in the tables, to the byte as Entity Framework keeps them there by our conventions: instants as UTC microseconds, enums by
/// name, and what the provider itself makes of ids, flags, numbers and texts.</summary>
internal static class StoredForm
{
    /// <summary>Reads a column as a property's type.</summary>
    public static Expression Read(ParameterExpression reader, int ordinal, Type type, bool isNullable)
    {
        var at = Expression.Constant(ordinal);
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        var value = Expression.Convert(Plain(reader, at, plain), type);
        return isNullable
            ? Expression.Condition(Expression.Call(reader, nameof(DbDataReader.IsDBNull), null, at), Expression.Default(type), value)
            : value;
    }

    /// <summary>A property's value as a parameter takes it; null stays null.</summary>
    public static Expression Write(Expression property)
    {
        var plain = Nullable.GetUnderlyingType(property.Type);
        if (plain is null) return Expression.Convert(Stored(property), typeof(object));

        return Expression.Condition(
            Expression.Property(property, nameof(Nullable<int>.HasValue)),
            Expression.Convert(Stored(Expression.Property(property, nameof(Nullable<int>.Value))), typeof(object)),
            Expression.Constant(null, typeof(object)));
    }

    private static MethodCallExpression Plain(ParameterExpression reader, Expression at, Type type)
    {
        if (type.IsEnum) return Expression.Call(typeof(EnumNames<>).MakeGenericType(type), nameof(EnumNames<DayOfWeek>.Parse), null, Get(nameof(DbDataReader.GetString)));
        if (type == typeof(DateTimeOffset)) return Expression.Call(typeof(UtcMicroseconds), nameof(UtcMicroseconds.To), null, Get(nameof(DbDataReader.GetInt64)));
        return type switch
        {
            _ when type == typeof(Guid) => Get(nameof(DbDataReader.GetGuid)),
            _ when type == typeof(string) => Get(nameof(DbDataReader.GetString)),
            _ when type == typeof(int) => Get(nameof(DbDataReader.GetInt32)),
            _ when type == typeof(long) => Get(nameof(DbDataReader.GetInt64)),
            _ when type == typeof(bool) => Get(nameof(DbDataReader.GetBoolean)),
            _ => throw Unknown(type),
        };

        MethodCallExpression Get(string method) => Expression.Call(reader, method, null, at);
    }

    private static Expression Stored(Expression value)
    {
        var type = value.Type;
        if (type.IsEnum) return Expression.Call(typeof(EnumNames<>).MakeGenericType(type), nameof(EnumNames<DayOfWeek>.Of), null, value);
        if (type == typeof(DateTimeOffset)) return Expression.Call(typeof(UtcMicroseconds), nameof(UtcMicroseconds.From), null, value);
        return type == typeof(Guid) || type == typeof(string) || type == typeof(int) || type == typeof(long) || type == typeof(bool) ? value : throw Unknown(type);
    }

    private static NotSupportedException Unknown(Type type) => new($"How {type.Name} lies in a table of the runtime is not settled: see {nameof(StoredForm)}.");
}

/// <summary>Names of an enum's values, looked up once.</summary>
internal static class EnumNames<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> Names = Enum.GetValues<T>().ToFrozenDictionary(v => v, v => v.ToString());
    private static readonly FrozenDictionary<string, T> Values = Names.ToFrozenDictionary(n => n.Value, n => n.Key, StringComparer.Ordinal);

    public static string Of(T value) => Names[value];

    public static T Parse(string name) => Values[name];
}
