using System.Text.Json;

namespace CaseFlow.Web.Live;

/// <summary>A notification on the wire: the one argument of the hub's messages, and an item of <c>GET /api/notifications</c>.</summary>
/// <param name="Seq">The recipient's own number; a client that has it already drops the notice. 0: it is not kept, and has none.</param>
/// <param name="Id">Of the event.</param>
/// <param name="Event">One of <see cref="LiveEvents"/>; also the name of the hub's message.</param>
/// <param name="SubjectType">case | task | household | import | referral …</param>
/// <param name="SubjectId">Of the subject.</param>
/// <param name="Code">Text code; the sentence is made in the reader's language.</param>
/// <param name="Params">An object of ids, codes and numbers.</param>
/// <param name="At">UTC.</param>
public sealed record Notice(
    long Seq, Guid Id, string Event, string SubjectType, Guid SubjectId, string Code, JsonElement Params, DateTimeOffset At)
{
    internal static Notice Passing(OutboxEvent what) =>
        new(0, what.Id, what.Name, what.SubjectType, what.SubjectId, what.Code, JsonElement.Parse(what.Params), what.At);

    internal static Notice Of(Notification told) => new(
        told.Seq, told.EventId, told.Event, told.SubjectType, told.SubjectId, told.Code, JsonElement.Parse(told.Params), told.At);
}
