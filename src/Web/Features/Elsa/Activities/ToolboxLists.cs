using System.Text.Json.Nodes;
using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Referrals;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Tasks.Rules;
using CaseFlow.Web.Resources;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Elsa.Activities;

/// <param name="Value">What the definition gets.</param>
/// <param name="Text">What is read.</param>
internal sealed record ToolboxOption(string Value, string Text);

/// <summary>The lists that drop-downs of the toolbox offer, in the reader's language. Those of places and agencies stand on the organisations that there are.</summary>
internal sealed class ToolboxLists(CaseFlowDb db, IEnumerable<ITaskRule> rules, ICaseClock clock, Texts texts)
{
    public const string Owner = "owner";
    private const string Agency = "agency:";

    /// <summary>Kinds that a scope names by the household's own place, or of which each village or township has its own.</summary>
    private static readonly OrgKind[] Local = [OrgKind.County, OrgKind.Township, OrgKind.Village, OrgKind.SupervisionGroup, OrgKind.VillageClinic, OrgKind.TownshipHealthCentre];

    private static readonly (string Scope, OrgKind Kind)[] Places =
        [("village", OrgKind.Village), ("township", OrgKind.Township), ("county", OrgKind.County), ("supervision", OrgKind.SupervisionGroup)];

    /// <summary>The organisations that can be named, in the order of codes.</summary>
    public async Task<IReadOnlyList<OfferedPlace>> PlacesAsync(CancellationToken stop)
    {
        var today = clock.Today;
        return await db.OrgUnits.AsNoTracking()
            .Where(o => !Local.Contains(o.Kind) && (o.ValidFrom == null || o.ValidFrom <= today) && (o.ValidTo == null || o.ValidTo > today))
            .OrderBy(o => o.Code)
            .Select(o => new OfferedPlace(o.Id, o.Kind, o.Name, o.NameEn))
            .ToListAsync(stop);
    }

    /// <param name="list">Its name, as an activity's input says it.</param>
    /// <param name="places">As read before.</param>
    /// <param name="context">What the other inputs have now, where the list depends on them.</param>
    public IEnumerable<ToolboxOption> Of(string list, IReadOnlyList<OfferedPlace> places, JsonObject? context = null) => list switch
    {
        "roles" => [.. Duties.Roles.Where(HoldsTasks).Select(r => Named("role", r)), new(Owner, texts["toolbox.owner"])],
        "places" => PlacesFor(Chosen(context, "role"), places),
        "taskKinds" => [Named("taskKind", "own"), .. rules.Select(r => r.Kind).Order(StringComparer.Ordinal).Select(k => Both("taskKind", k))],
        "subjects" => Subjects.Select(s => Named("toolbox.subject", s)),
        "steps" => CaseStepNames.All.Keys.Select(s => Both("caseStep", s)),
        "referralKinds" => Enum.GetNames<ReferralKind>().Select(k => Named("referralKind", k)),
        "lanes" => [Named("toolbox.lane", Measure.OwnLane), .. Enum.GetNames<ReferralKind>().Select(k => Named("referralKind", k))],
        "monitoredTypes" => Monitored.Select(t => Named("population", $"{t}")),
        _ => throw new ArgumentOutOfRangeException(nameof(list), list, "An activity asks for a list that nobody knows."),
    };

    private static readonly string[] Subjects = ["case", "household", "person", "institution", "organisation", "referral", "finding", "report"];

    private static readonly PopulationType[] Monitored = [PopulationType.UnstableLiftedOut, PopulationType.EdgeHousehold, PopulationType.SuddenHardship];

    private static bool HoldsTasks(string role) => Enum.GetValues<OrgKind>().Any(kind => Duties.CanHold(role, kind));

    private IEnumerable<ToolboxOption> PlacesFor(string? role, IReadOnlyList<OfferedPlace> places)
    {
        bool Fits(OrgKind kind) => role is null or Owner || !Duties.Roles.Contains(role) || Duties.CanHold(role, kind);

        foreach (var (scope, _) in Places.Where(p => Fits(p.Kind))) yield return Named("toolbox.place", scope);
        if (Fits(OrgKind.TownshipHealthCentre) || Fits(OrgKind.Township)) yield return Named("toolbox.place", $"{Agency}{nameof(OrgKind.TownshipHealthCentre)}");
        foreach (var kind in places.Where(p => Fits(p.Kind)).GroupBy(p => p.Kind).OrderBy(k => k.Key))
        {
            // By its kind, as files name it; where there are several, each by its id.
            var only = kind.Count() == 1 ? $"{texts.Name("orgKind", kind.Key)} · {NameOf(kind.First())}" : texts.Say("toolbox.place_first", ("kind", texts.Name("orgKind", kind.Key)));
            yield return new($"{Agency}{kind.Key}", only);
            if (kind.Count() == 1) continue;
            foreach (var place in kind) yield return new($"{place.Id}", NameOf(place));
        }

        if (role is null or Owner) yield return new(Owner, texts["toolbox.owner"]);
    }

    private static string NameOf(OfferedPlace place) => Texts.Language == Languages.Chinese ? place.Name : place.NameEn ?? place.Name;

    private ToolboxOption Named(string set, string code) => new(code, texts.Name(set, code));

    private ToolboxOption Both(string set, string code) => new(code, texts.Say("toolbox.kind", ("name", texts.Name(set, code)), ("kind", code)));

    /// <summary>What is written into an input, whether Studio sends the value or all that is stored.</summary>
    private static string? Chosen(JsonObject? context, string input) => context?[input] switch
    {
        JsonObject wrapped when wrapped["expression"] is JsonObject { } expression => (expression["type"]?.ToString() is null or "Literal") ? Text(expression["value"]) : null,
        var value => Text(value),
    };

    private static string? Text(JsonNode? value) => value?.ToString() is { Length: > 0 } text ? text : null;
}

/// <param name="Name">In Chinese.</param>
internal sealed record OfferedPlace(Guid Id, OrgKind Kind, string Name, string? NameEn);
