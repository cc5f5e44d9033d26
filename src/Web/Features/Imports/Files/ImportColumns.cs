using System.Collections.Frozen;

namespace CaseFlow.Web.Features.Imports.Files;

/// <summary>The columns of each kind of file, in the order in which we write them; a file may bring them in any order.</summary>
public sealed class ImportColumns
{
    public const string ReasonField = "reasonField";
    public const string ReasonCode = "reasonCode";
    public const string Reason = "reason";

    private static readonly Dictionary<ImportKind, ImportColumns> All = new ImportColumns[]
    {
        new(ImportKind.Households, "households",
            "householdNo,regionCode,address,populationType,registeredOn,liftedOutYear,memberCount,annualNetIncome,incomeYear,labourCount,bankAccount",
            keys: "householdNo"),
        new(ImportKind.Persons, "persons",
            "householdNo,idNo,name,phone,relationToHead,disabilityCert,adlDependent,specialFamilyPlanning,deathDate,movedOutOn",
            keys: "idNo"),
        new(ImportKind.Enrolments, "enrolments",
            "idNo,year,enrolled,scheme,premium,subsidy,selfPaid,subsidyClass,enrolledOn",
            keys: "idNo,year"),
        new(ImportKind.Diagnoses, "diagnoses",
            "idNo,icd10,name,diagnosedOn,institutionCode",
            keys: "idNo,icd10,diagnosedOn"),
        new(ImportKind.MedicalExpenses, "medical-expenses",
            "period,claimNo,idNo,name,visitType,institutionCode,level,admitDate,dischargeDate,settleDate,icd10,total,selfFunded,compliant,"
            + "basicPaid,majorPaid,aidPaid,bottom351Paid,supp180Paid,otherPaid,personalPaid,payAfterTreatment,deposit,oneStop,referralNo",
            keys: "institutionCode,claimNo",
            optional: "reversesClaimNo"),
        new(ImportKind.MonitoringList, "monitoring-list",
            "householdNo,monitoringType,recognisedOn,riskEliminatedOn",
            keys: "householdNo,recognisedOn"),
        new(ImportKind.Organisations, "organisations",
            "code,name,nameEn,kind,parentCode,level,ownership,principal,deputy",
            keys: "code"),
        new(ImportKind.Users, "users",
            "userName,displayName,role,organisation",
            keys: "userName"),
    }.ToDictionary(c => c.Kind);

    private readonly FrozenDictionary<string, int> places;

    private ImportColumns(ImportKind kind, string code, string required, string keys, string? optional = null)
    {
        Kind = kind;
        Code = code;
        Required = required.Split(',');
        Names = optional is null ? Required : [.. Required, .. optional.Split(',')];
        Keys = keys.Split(',');
        places = Names.Index().ToFrozenDictionary(n => n.Item, n => n.Index);
    }

    public ImportKind Kind { get; }

    /// <summary>As in the address: <c>medical-expenses</c>.</summary>
    public string Code { get; }

    /// <summary>A file without one of these is refused.</summary>
    public IReadOnlyList<string> Required { get; }

    /// <summary>Required and optional ones. The reason columns of a rejections file are accepted besides, and ignored.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>By which a row is known again: sent twice, it is the same one.</summary>
    public IReadOnlyList<string> Keys { get; }

    public static IReadOnlyList<string> Reasons { get; } = [ReasonField, ReasonCode, Reason];

    /// <summary>Those that come over HTTP; the others by the command line only.</summary>
    public static IReadOnlyList<ImportColumns> Uploadable { get; } =
        [.. All.Values.Where(c => c.Kind is not (ImportKind.Organisations or ImportKind.Users))];

    public static IReadOnlyList<ImportColumns> Everything { get; } = [.. All.Values];

    public static ImportColumns Of(ImportKind kind) => All[kind];

    /// <summary>Among <see cref="Names"/>.</summary>
    public int PlaceOf(string name) => places[name];

    /// <param name="code">For example <c>medical-expenses</c>.</param>
    public static ImportColumns? Named(string? code) =>
        All.Values.FirstOrDefault(c => string.Equals(c.Code, code, StringComparison.OrdinalIgnoreCase));
}
