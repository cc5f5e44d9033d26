namespace CaseFlow.Domain.Organisations;

/// <summary>What an organisation is: a piece of the county, an agency, or an institution.</summary>
public enum OrgKind
{
    /// <summary>The county, seat of the health poverty-relief office 健康扶贫办.</summary>
    County,
    Township,
    Village,

    HealthBureau,
    InsuranceBureau,
    CivilAffairsBureau,
    RuralRevitalisationBureau,
    Charity,
    Cdc,
    TownshipGovernment,

    /// <summary>联系督导组: its contact townships are rows of their own.</summary>
    SupervisionGroup,

    VillageClinic,
    TownshipHealthCentre,
    CommunityHealthCentre,
    CountyHospital,
    HigherHospital,
    DesignatedInstitution,
    MedicalCommunity,
}

/// <summary>By which level an institution's costs settle. A village clinic settles as its township.</summary>
public enum InstitutionLevel
{
    Township,
    County,
    Prefecture,
    Province,
}

public enum Ownership
{
    Public,
    Private,
}

public static class OrgKinds
{
    public static bool IsRegion(this OrgKind kind) => kind is OrgKind.County or OrgKind.Township or OrgKind.Village;

    /// <summary>Treats people and sends claims.</summary>
    public static bool IsInstitution(this OrgKind kind) => kind >= OrgKind.VillageClinic;

    /// <summary>Grants aid or recognises monitoring objects; sees only what was referred to it.</summary>
    public static bool IsAgency(this OrgKind kind) =>
        kind is OrgKind.InsuranceBureau or OrgKind.CivilAffairsBureau or OrgKind.RuralRevitalisationBureau or OrgKind.Charity;
}
