using System.Collections.Frozen;

namespace CaseFlow.Web.Security;

/// <summary>What a role may do; each is also the name of an authorisation policy. What a caller may see is scope, which is data.</summary>
public static class Permissions
{
    /// <summary>Anyone signed in.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>Do tasks.</summary>
    public const string Work = "work";

    /// <summary>Read cases and households within scope.</summary>
    public const string ReadFiles = "files.read";

    /// <summary>See the personal data of a file, unmasked, with a reason.</summary>
    public const string Reveal = "personal.reveal";

    /// <summary>Send expense files, lists and facts.</summary>
    public const string Import = "import";

    /// <summary>Download rejected rows as they were sent.</summary>
    public const string DownloadRejections = "import.rejections";

    /// <summary>Report a concern or a list entry.</summary>
    public const string Signal = "signal";

    /// <summary>See a group's caseload and reassign its tasks.</summary>
    public const string Supervise = "supervise";

    /// <summary>Read the audit trail.</summary>
    public const string Audit = "audit";

    /// <summary>Edit workflows, users, settings.</summary>
    public const string Administer = "administer";

    private static readonly string[] Caseworker = [SignedIn, Work, ReadFiles, Reveal, Signal];

    private static readonly FrozenDictionary<string, FrozenSet<string>> ByRole = new Dictionary<string, string[]>
    {
        [Roles.VillageDoctor] = Caseworker,
        [Roles.FamilyDoctorTeam] = Caseworker,
        [Roles.TownshipOfficer] = [.. Caseworker, Supervise],
        [Roles.CountyOfficer] = [.. Caseworker, Import, DownloadRejections, Supervise],
        [Roles.AgencyOfficer] = [SignedIn, Work, ReadFiles, Reveal, Import, DownloadRejections, Signal],
        [Roles.HospitalPolicyDept] = Caseworker,
        [Roles.ExpertPanel] = Caseworker,
        [Roles.CdcAnalyst] = Caseworker,
        [Roles.SupervisionGroup] = [SignedIn, Work, ReadFiles, Reveal, Supervise],
        [Roles.Admin] = [SignedIn, Administer], // not Audit: the reasons of reveals are people's words
        [Roles.Auditor] = [SignedIn, ReadFiles, Audit],
        [Roles.Partner] = [SignedIn, ReadFiles, Import, Signal],
    }.ToFrozenDictionary(r => r.Key, r => r.Value.ToFrozenSet());

    public static IReadOnlyList<string> All { get; } =
        [SignedIn, Work, ReadFiles, Reveal, Import, DownloadRejections, Signal, Supervise, Audit, Administer];

    public static IReadOnlySet<string> Of(string role) => ByRole.GetValueOrDefault(role, FrozenSet<string>.Empty);
}
