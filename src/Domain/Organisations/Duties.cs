namespace CaseFlow.Domain.Organisations;

/// <summary>Who can be given work where, and who hears of it when it is late: domain reference §1 (roles) and §3 (remind, escalate).</summary>
public static class Duties
{
    private static readonly Dictionary<string, OrgKind[]> Seats = new(StringComparer.Ordinal)
    {
        ["VillageDoctor"] = [OrgKind.Village, OrgKind.VillageClinic],
        ["FamilyDoctorTeam"] = [OrgKind.Village, OrgKind.Township, OrgKind.TownshipHealthCentre, OrgKind.CommunityHealthCentre],
        ["TownshipOfficer"] = [OrgKind.Township, OrgKind.TownshipHealthCentre, OrgKind.CommunityHealthCentre],
        ["CountyOfficer"] = [OrgKind.County],
        ["AgencyOfficer"] =
        [
            OrgKind.InsuranceBureau, OrgKind.CivilAffairsBureau, OrgKind.RuralRevitalisationBureau, OrgKind.Charity, OrgKind.HealthBureau, OrgKind.TownshipGovernment,
        ],
        ["HospitalPolicyDept"] = [OrgKind.CountyHospital, OrgKind.HigherHospital, OrgKind.DesignatedInstitution, OrgKind.MedicalCommunity],
        ["ExpertPanel"] = [OrgKind.CountyHospital, OrgKind.HigherHospital],
        ["CdcAnalyst"] = [OrgKind.Cdc],
        ["SupervisionGroup"] = [OrgKind.SupervisionGroup],
        // They edit, read or deliver data; none of them is given work on a case.
        ["Admin"] = [],
        ["Auditor"] = [],
        ["Partner"] = [],
    };

    /// <summary>All role codes.</summary>
    public static IReadOnlyCollection<string> Roles => Seats.Keys;

    /// <summary>Whether somebody of this role can be found in an organisation of this kind, to be given a task there.</summary>
    public static bool CanHold(string role, OrgKind kind) => Seats.TryGetValue(role, out var kinds) && kinds.Contains(kind);

    /// <summary>Who is told when work of such an organisation is late; null: nobody in the county is above it.</summary>
    public static OrgKind? OverseerOf(OrgKind kind) => kind switch
    {
        OrgKind.Village => OrgKind.Township,
        OrgKind.VillageClinic => OrgKind.TownshipHealthCentre,
        // The group is linked to townships and watches what the county office does for them (S31).
        OrgKind.County => OrgKind.SupervisionGroup,
        OrgKind.SupervisionGroup or OrgKind.CountyHospital or OrgKind.MedicalCommunity => OrgKind.HealthBureau,
        OrgKind.DesignatedInstitution => OrgKind.InsuranceBureau,
        // It answers to the prefecture or the province.
        OrgKind.HigherHospital => null,
        _ => OrgKind.County,
    };
}
