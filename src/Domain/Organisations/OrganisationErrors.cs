using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Organisations;

public static class OrganisationErrors
{
    public static DomainException RegionMalformed() => new(ErrorKind.Invalid, "region_code.malformed", ("field", "regionCode"));

    public static DomainException CodeMalformed(OrgKind kind) => new(ErrorKind.Invalid, "organisation.code_malformed", ("field", "code"), ("kind", kind));

    public static DomainException NameMissing() => new(ErrorKind.Invalid, "organisation.name_missing", ("field", "name"));

    public static DomainException LevelMissing(OrgKind kind) => new(ErrorKind.Invalid, "organisation.level_missing", ("field", "level"), ("kind", kind));

    public static DomainException LevelUnexpected(OrgKind kind) => new(ErrorKind.Invalid, "organisation.level_unexpected", ("field", "level"), ("kind", kind));

    public static DomainException EndsBeforeStart() => new(ErrorKind.Invalid, "organisation.ends_before_start", ("field", "validTo"));

    public static DomainException OwnParent() => new(ErrorKind.Invalid, "organisation.own_parent", ("field", "parentCode"));

    public static DomainException NotFound(string code) => new(ErrorKind.NotFound, "organisation.not_found", ("code", code));
}
