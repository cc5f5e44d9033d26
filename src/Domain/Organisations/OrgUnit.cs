using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Organisations;

/// <param name="Code">County 6 digits, township 9, village 12; others as they are known, without blanks.</param>
/// <param name="Level">Of institutions only, and required of them.</param>
/// <param name="ValidTo">First day on which the unit no longer is (a township may become a subdistrict under a new code).</param>
public sealed record OrgUnitDetails(
    string Code,
    string Name,
    string? NameEn,
    OrgKind Kind,
    Guid? ParentId,
    InstitutionLevel? Level = null,
    Ownership? Ownership = null,
    DateOnly? ValidFrom = null,
    DateOnly? ValidTo = null);

/// <summary>A unit of the county's tree: region, agency or institution.</summary>
public sealed class OrgUnit
{
    public const int CodeMaxLength = 30;
    public const int NameMaxLength = 100;

    private OrgUnit()
    {
    }

    public Guid Id { get; private set; }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string? NameEn { get; private set; }

    public OrgKind Kind { get; private set; }

    public Guid? ParentId { get; private set; }

    public InstitutionLevel? Level { get; private set; }

    public Ownership? Ownership { get; private set; }

    public DateOnly? ValidFrom { get; private set; }

    public DateOnly? ValidTo { get; private set; }

    /// <summary>Owns the unit's duties; what is late goes to this user first.</summary>
    public Guid? PrincipalUserId { get; private set; }

    public Guid? DeputyUserId { get; private set; }

    private OrgUnitDetails Details => new(Code, Name, NameEn, Kind, ParentId, Level, Ownership, ValidFrom, ValidTo);

    /// <exception cref="DomainException">As <see cref="OrganisationErrors"/> says.</exception>
    public static OrgUnit Found(OrgUnitDetails details, DateTimeOffset now)
    {
        var unit = new OrgUnit { Id = Ids.New(now) };
        unit.Take(Checked(details));
        return unit;
    }

    /// <returns>Whether anything changed.</returns>
    public bool Update(OrgUnitDetails details)
    {
        var next = Checked(details) with { Code = Code };
        if (next == Details)
        {
            return false;
        }

        if (next.ParentId == Id)
        {
            throw OrganisationErrors.OwnParent();
        }

        Take(next);
        return true;
    }

    /// <returns>Whether anything changed.</returns>
    public bool LedBy(Guid? principal, Guid? deputy)
    {
        if (PrincipalUserId == principal && DeputyUserId == deputy)
        {
            return false;
        }

        PrincipalUserId = principal;
        DeputyUserId = deputy;
        return true;
    }

    public bool IsValidOn(DateOnly day) => !(ValidFrom > day) && !(ValidTo <= day);

    private static OrgUnitDetails Checked(OrgUnitDetails given)
    {
        var code = given.Code.Trim();
        var codeFits = given.Kind switch
        {
            OrgKind.County => RegionCode.IsDigits(code, 6),
            OrgKind.Township => RegionCode.IsDigits(code, 9),
            OrgKind.Village => RegionCode.IsDigits(code, RegionCode.Length),
            _ => code.Length is > 0 and <= CodeMaxLength && !code.Any(char.IsWhiteSpace),
        };
        if (!codeFits)
        {
            throw OrganisationErrors.CodeMalformed(given.Kind);
        }

        var name = given.Name.Trim();
        if (name.Length is 0 or > NameMaxLength)
        {
            throw OrganisationErrors.NameMissing();
        }

        if (given.Kind.IsInstitution() != given.Level.HasValue)
        {
            throw given.Level.HasValue ? OrganisationErrors.LevelUnexpected(given.Kind) : OrganisationErrors.LevelMissing(given.Kind);
        }

        return given.ValidTo <= given.ValidFrom
            ? throw OrganisationErrors.EndsBeforeStart()
            : given with { Code = code, Name = name, NameEn = string.IsNullOrWhiteSpace(given.NameEn) ? null : given.NameEn.Trim() };
    }

    private void Take(OrgUnitDetails details)
    {
        Code = details.Code;
        Name = details.Name;
        NameEn = details.NameEn;
        Kind = details.Kind;
        ParentId = details.ParentId;
        Level = details.Level;
        Ownership = details.Ownership;
        ValidFrom = details.ValidFrom;
        ValidTo = details.ValidTo;
    }
}
