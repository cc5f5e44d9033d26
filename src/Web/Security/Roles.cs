namespace CaseFlow.Web.Security;

/// <summary>Role codes, as the glossary names them. A user has one role in one organisation.</summary>
public static class Roles
{
    public const string VillageDoctor = "VillageDoctor";
    public const string FamilyDoctorTeam = "FamilyDoctorTeam";
    public const string TownshipOfficer = "TownshipOfficer";
    public const string CountyOfficer = "CountyOfficer";
    public const string AgencyOfficer = "AgencyOfficer";
    public const string HospitalPolicyDept = "HospitalPolicyDept";
    public const string ExpertPanel = "ExpertPanel";
    public const string CdcAnalyst = "CdcAnalyst";
    public const string SupervisionGroup = "SupervisionGroup";
    public const string Admin = "Admin";
    public const string Auditor = "Auditor";
    public const string Partner = "Partner";

    public static IReadOnlyList<string> All { get; } =
    [
        VillageDoctor, FamilyDoctorTeam, TownshipOfficer, CountyOfficer, AgencyOfficer, HospitalPolicyDept,
        ExpertPanel, CdcAnalyst, SupervisionGroup, Admin, Auditor, Partner,
    ];
}
