using CaseFlow.Domain.Common;
using CaseFlow.Web.Security.PersonalData;

namespace CaseFlow.Web.Features.Persons;

/// <summary>That somebody saw a person's data unmasked, and why. The audit trail names it; the reason, being words, is kept sealed here.</summary>
public sealed class Reveal
{
    public const int ReasonMinLength = 4;
    public const int ReasonMaxLength = 200;

    private Reveal()
    {
    }

    /// <exception cref="DomainException"><c>reveal.reason_missing</c></exception>
    public Reveal(Guid personId, Guid? userId, string? reason, DateTimeOffset now)
    {
        var words = reason?.Trim() ?? "";
        if (words.Length is < ReasonMinLength or > ReasonMaxLength)
        {
            throw PersonalErrors.ReasonMissing(ReasonMinLength, ReasonMaxLength);
        }

        Id = Ids.New(now);
        PersonId = personId;
        UserId = userId;
        Reason = words;
        At = now;
    }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public Guid? UserId { get; private set; }

    [Personal(PersonalKind.FreeText)]
    public string Reason { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}
