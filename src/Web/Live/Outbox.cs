using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using CaseFlow.Domain.Common;
using CaseFlow.Web.Data;

namespace CaseFlow.Web.Live;

/// <summary>Adds to the open command; the row commits, or goes, with everything else the command did.</summary>
internal sealed partial class Outbox(CaseFlowDb db, TimeProvider time) : IOutbox
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public void Tell(LiveEvent what)
    {
        foreach (var (name, value) in what.Parameters)
        {
            if (!IsIdCodeOrNumber(value))
            {
                throw new ArgumentException($"Parameter {name} of {what.Name} {what.Code} is not an id, a code or a number.", nameof(what));
            }
        }

        var now = time.GetUtcNow();
        db.Add(new OutboxEvent(Ids.New(now), what, JsonSerializer.Serialize(what.Parameters, Json), now));
    }

    // Events leave the house: a sentence, a name, an ID number or a phone number in one is a bug of the caller.
    private static bool IsIdCodeOrNumber(object? value) => value switch
    {
        null or Guid or bool or Enum or byte or short or int or long or decimal or double or DateOnly or DateTimeOffset or TimeSpan => true,
        string text => Code().IsMatch(text) && !Identifier().IsMatch(text),
        _ => false,
    };

    [GeneratedRegex(@"\A[\x21-\x7E]{0,64}\z")]
    private static partial Regex Code();

    [GeneratedRegex(@"\A([0-9]{17}[0-9Xx]|1[0-9]{10})\z")]
    private static partial Regex Identifier();
}
