using CaseFlow.Domain.Organisations;
using CaseFlow.Web.Data;
using CaseFlow.Web.Features.FirstRun;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Identity;

namespace CaseFlow.Web.Features.Demo;

/// <summary>Founds the demo county within the open command: the tree of organisations, a user for every role, and who leads what.</summary>
internal sealed class DemoCounty
{
    private readonly CaseFlowDb db;
    private readonly NewUsers users;
    private readonly DateTimeOffset now;
    private readonly DemoRandom names = new(seed: 0, stream: -1);
    private readonly OrgUnit county;

    private DemoCounty(CaseFlowDb db, NewUsers users, DateTimeOffset now)
    {
        this.db = db;
        this.users = users;
        this.now = now;
        county = Unit(new(DemoPlaces.CountyCode, "蒙自市健康扶贫办", "Mengzi Health Poverty-Relief Office", OrgKind.County, null, ValidFrom: DemoPlaces.ReleasedOn));
    }

    public static void Found(CaseFlowDb db, NewUsers users, DateTimeOffset now)
    {
        var demo = new DemoCounty(db, users, now);
        demo.CountyOffice();
        demo.Agencies();
        demo.Hospitals();
        var townships = DemoPlaces.Townships.Select(demo.Township).ToList();
        demo.SupervisionGroup(townships);
    }

    private void CountyOffice()
    {
        User("admin", Roles.Admin, county);
        User("auditor", Roles.Auditor, county);
        var head = User("county1", Roles.CountyOfficer, county);
        var deputy = User("county2", Roles.CountyOfficer, county);
        county.LedBy(head, deputy);
    }

    private void Agencies()
    {
        Agency("insurance1", OrgKind.InsuranceBureau, "IB", "蒙自市医疗保障局", "Mengzi Insurance Bureau", partner: "partner-insurance1");
        Agency("civilaffairs1", OrgKind.CivilAffairsBureau, "CA", "蒙自市民政局", "Mengzi Civil Affairs Bureau");
        Agency("rrb1", OrgKind.RuralRevitalisationBureau, "RR", "蒙自市乡村振兴局", "Mengzi Rural Revitalisation Bureau");
        Agency("charity1", OrgKind.Charity, "CH", "蒙自市慈善会（示例）", "Mengzi Charity (example)");
        var cdc = Unit(new(CodeOf("CDC"), "蒙自市疾病预防控制中心", "Mengzi CDC", OrgKind.Cdc, county.Id));
        cdc.LedBy(User("cdc1", Roles.CdcAnalyst, cdc), null);
    }

    private void Agency(string userName, OrgKind kind, string code, string name, string nameEn, string? partner = null)
    {
        var agency = Unit(new(CodeOf(code), name, nameEn, kind, county.Id));
        agency.LedBy(User(userName, Roles.AgencyOfficer, agency), null);
        if (partner is not null)
        {
            User(partner, Roles.Partner, agency);
        }
    }

    private void Hospitals()
    {
        var hospital = Unit(new(
            DemoPlaces.CountyHospitalCode, "蒙自市人民医院", "Mengzi People's Hospital", OrgKind.CountyHospital, county.Id,
            InstitutionLevel.County, Ownership.Public));
        hospital.LedBy(User("hospital1", Roles.HospitalPolicyDept, hospital), null);
        User("expert1", Roles.ExpertPanel, hospital);
        Unit(new(
            DemoPlaces.PrefectureHospitalCode, "红河州第一人民医院", "Honghe First People's Hospital", OrgKind.HigherHospital, county.Id,
            InstitutionLevel.Prefecture, Ownership.Public));
    }

    private OrgUnit Township(TownshipPlace place)
    {
        var township = Unit(new(
            place.Code, place.Name, place.NameEn, OrgKind.Township, county.Id, ValidFrom: DemoPlaces.ReleasedOn, ValidTo: place.ValidTo));
        var officer = User("township" + place.Suffix, Roles.TownshipOfficer, township);
        township.LedBy(officer, null);
        User("team" + place.Suffix, Roles.FamilyDoctorTeam, township);

        var kind = place.IsUrban ? OrgKind.CommunityHealthCentre : OrgKind.TownshipHealthCentre;
        var centre = Unit(new(place.CentreCode, place.Centre, null, kind, township.Id, InstitutionLevel.Township, Ownership.Public));
        centre.LedBy(officer, null);
        foreach (var village in DemoPlaces.VillagesOf(place))
        {
            Village(place, township, centre, village);
        }

        return township;
    }

    private void Village(TownshipPlace place, OrgUnit township, OrgUnit centre, VillagePlace village)
    {
        var unit = Unit(new(village.Code, village.Name, village.NameEn, OrgKind.Village, township.Id, ValidFrom: DemoPlaces.ReleasedOn));
        var doctor = User($"village{place.Suffix}-{village.Number}", Roles.VillageDoctor, unit);
        unit.LedBy(doctor, null);
        var clinic = Unit(new(
            village.ClinicCode, village.Name + "卫生室", village.NameEn + " Clinic", OrgKind.VillageClinic, centre.Id,
            InstitutionLevel.Township, Ownership.Public));
        clinic.LedBy(doctor, null);
    }

    /// <summary>The leader answers for the whole county, each other member for a third of it.</summary>
    private void SupervisionGroup(List<OrgUnit> townships)
    {
        var bureau = Unit(new(CodeOf("HB"), "蒙自市卫生健康局", "Mengzi Health Bureau", OrgKind.HealthBureau, county.Id));
        var group = Unit(new(CodeOf("SG"), "健康扶贫联系督导组", "Supervision Group", OrgKind.SupervisionGroup, bureau.Id));
        var leader = User("supervisor1", Roles.SupervisionGroup, group);
        var members = Enumerable.Range(2, 3).Select(n => User($"supervisor{n}", Roles.SupervisionGroup, group)).ToList();
        group.LedBy(leader, members[0]);
        bureau.LedBy(leader, members[0]);
        for (var i = 0; i < townships.Count; i++)
        {
            var member = members[i * members.Count / townships.Count];
            db.SupervisionContacts.Add(new SupervisionContact { UserId = leader, OrganisationId = townships[i].Id });
            db.SupervisionContacts.Add(new SupervisionContact { UserId = member, OrganisationId = townships[i].Id });
        }
    }

    private static string CodeOf(string agency) => $"{DemoPlaces.CountyCode}-{agency}";

    private OrgUnit Unit(OrgUnitDetails details)
    {
        var unit = OrgUnit.Found(details, now);
        db.Add(unit);
        return unit;
    }

    private Guid User(string userName, string role, OrgUnit at) => users.Add(userName, DemoNames.OfAnybody(names), role, at.Id);
}
