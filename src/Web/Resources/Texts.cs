using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Time;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Web.Resources;

/// <summary>Sentences in the reader's language. A sentence is made from a code and its parameters here, at the edge, and nowhere else.</summary>
public sealed partial class Texts(ICaseClock clock)
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Sentences =
        Languages.All.ToFrozenDictionary(language => language, Read);

    /// <summary>The language of this request, one of <see cref="Languages.All"/>.</summary>
    public static string Language => Languages.Of(CultureInfo.CurrentUICulture);

    public string this[string code] => Say(code);

    /// <summary>A sentence; a code without one is shown as it is, which the tests refuse.</summary>
    public string Say(string code, params (string Name, object? Value)[] parameters) =>
        Say(code, parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal));

    public string Say(string code, IReadOnlyDictionary<string, object?> parameters) => Fill(Sentence(code) ?? code, parameters);

    public string Say(DomainException refusal) => Say(refusal.Code, refusal.Params);

    public string Say(Finding finding) => Say(
        $"finding.{finding.Code}",
        ("activity", finding.ActivityName ?? finding.ActivityId),
        ("subject", finding.Subject),
        ("detail", finding.Detail));

    public bool Knows(string code) => Sentence(code) is not null;

    /// <summary>A code of a closed set, for example a stage: <c>stage.CountyReview</c>; one without a sentence is shown as it is.</summary>
    public string Name(string set, object? value) => value?.ToString() is { Length: > 0 } code ? Sentence($"{set}.{code}") ?? code : "–";

    /// <summary>For example <c>¥12,345.60</c>.</summary>
    public string Money(Money? amount) => amount is { } some ? Yuan(some.Yuan) : "–";

    /// <summary>For example <c>¥12,345.60</c>.</summary>
    public string Yuan(decimal amount) => (amount < 0 ? "−¥" : "¥") + Math.Abs(amount).ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>For example <c>2026-11-21</c>.</summary>
    public string Date(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>The county's date and time of an instant.</summary>
    public string Instant(DateTimeOffset? at)
    {
        if (at is not { } instant)
        {
            return "–";
        }

        var day = clock.DateOf(instant);
        return $"{Date(day)} {(instant - clock.StartOf(day)).ToString(@"hh\:mm", CultureInfo.InvariantCulture)}";
    }

    /// <summary>"due today", "in 2 days", "3 days late": beside every due date.</summary>
    public string Due(DateOnly day)
    {
        var days = day.DayNumber - clock.Today.DayNumber;
        return days switch
        {
            0 => Say("due.today"),
            1 => Say("due.tomorrow"),
            > 1 => Say("due.days", ("n", days)),
            _ => Say("due.late", ("n", -days)),
        };
    }

    /// <summary>As <see cref="Due(DateOnly)"/>, in working days while there is time left.</summary>
    public string Due(DateOnly day, WorkingCalendar calendar)
    {
        var working = calendar.Between(clock.Today, day);
        return day.DayNumber - clock.Today.DayNumber > 1 && working > 0 ? Say("due.working_days", ("n", working)) : Due(day);
    }

    public bool IsLate(DateOnly? day) => day is { } due && due < clock.Today;

    public string Number(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>Picks this reader's words out of <c>{en, zh-Hans}</c>.</summary>
    public static string Pick(string? english, string? chinese) =>
        (Language == Languages.Chinese ? chinese ?? english : english ?? chinese) ?? "";

    internal static IReadOnlyDictionary<string, string> Of(string language) => Sentences[language];

    private string Show(object? value) => value switch
    {
        Enum code => Sentence($"{char.ToLowerInvariant(code.GetType().Name[0])}{code.GetType().Name[1..]}.{code}") ?? code.ToString(),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset at => Instant(at),
        string text => text,
        IEnumerable<string> many => string.Join(Language == Languages.Chinese ? "、" : ", ", many),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string? Sentence(string code) => Sentences[Language].GetValueOrDefault(code);

    private string Fill(string sentence, IReadOnlyDictionary<string, object?> parameters) =>
        Slot().Replace(sentence, slot =>
        {
            if (!parameters.TryGetValue(slot.Groups["name"].Value, out var value))
            {
                return slot.Value;
            }

            var text = Show(value);
            return slot.Groups["one"].Success ? (text == "1" ? slot.Groups["one"] : slot.Groups["other"]).Value : text;
        });

    private static FrozenDictionary<string, string> Read(string language)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"texts.{language}.json")
            ?? throw new InvalidOperationException($"The texts of {language} are not in the assembly.");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary><c>{n}</c>, or <c>{n:task|tasks}</c> for the one word of a number and the other.</summary>
    [GeneratedRegex(@"\{(?<name>\w+)(?::(?<one>[^|}]*)\|(?<other>[^}]*))?\}")]
    internal static partial Regex Slot();
}
