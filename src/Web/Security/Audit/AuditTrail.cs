using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CaseFlow.Domain.Common;
using CaseFlow.Web.Data;
using CaseFlow.Web.Security.Keys;

namespace CaseFlow.Web.Security.Audit;

internal sealed class AuditTrail(CaseFlowDb db, CallerContext caller, KeyRing ring, TimeProvider time) : IAuditTrail
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // read by people in the table, never put into a page as it is
        Converters = { new JsonStringEnumConverter() },
    };

    public void Record(string action, string subjectType, Guid? subjectId, object? parameters = null)
    {
        if (!db.UnitIsOpen)
        {
            throw new InvalidOperationException("An audit record commits with the command it tells of.");
        }

        var now = time.GetUtcNow();
        var record = new AuditRecord(
            Ids.New(now),
            now,
            caller.Current,
            action,
            subjectType,
            subjectId,
            parameters is null ? "{}" : JsonSerializer.Serialize(parameters, parameters.GetType(), Json));
        record.Sign(ring.Newest(KeyUse.Audit));
        db.Add(record);
    }
}
