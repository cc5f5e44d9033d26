using CaseFlow.Domain.Common;

namespace CaseFlow.Web.Features.Imports;

/// <summary>A row that was not applied, or was applied with a doubt: what it said, where it stood and why.</summary>
public sealed class ImportRejection
{
    private ImportRejection()
    {
    }

    public ImportRejection(Guid id, Guid importId, long row, long line, RowReason reason, string fields, bool warning)
    {
        Id = id;
        ImportId = importId;
        Row = row;
        Line = line;
        Field = reason.Field;
        Code = reason.Code;
        Params = reason.Params;
        Fields = fields;
        IsWarning = warning;
    }

    public Guid Id { get; private set; }

    public Guid ImportId { get; private set; }

    /// <summary>The first row behind the header is 1.</summary>
    public long Row { get; private set; }

    /// <summary>The header's line is 1.</summary>
    public long Line { get; private set; }

    /// <summary>Name of the column that is wrong; empty where the row as a whole is.</summary>
    public string Field { get; private set; } = "";

    public string Code { get; private set; } = "";

    /// <summary>JSON object of numbers and codes; never what the row said.</summary>
    public string Params { get; private set; } = "";

    /// <summary>The row was applied; somebody should look at it.</summary>
    public bool IsWarning { get; private set; }

    /// <summary>JSON array of the row's values in the order of its kind's columns.</summary>
    [Personal(PersonalKind.FreeText)]
    public string Fields { get; private set; } = "";
}

/// <param name="Field">Name of a column, or empty.</param>
/// <param name="Code">As in Resources.</param>
/// <param name="Params">JSON object.</param>
public sealed record RowReason(string Field, string Code, string Params);

/// <summary>A household that an import's rows touched and that is to be evaluated after it.</summary>
public sealed class ImportTouched
{
    private ImportTouched()
    {
    }

    public ImportTouched(Guid importId, Guid householdId)
    {
        ImportId = importId;
        HouseholdId = householdId;
    }

    public Guid ImportId { get; private set; }

    public Guid HouseholdId { get; private set; }

    public bool Evaluated { get; private set; }

    public void MarkEvaluated() => Evaluated = true;
}
