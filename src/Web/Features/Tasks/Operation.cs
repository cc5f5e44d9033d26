using System.Text.Json;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Tasks;
using CaseFlow.Web.Data;
using CaseFlow.Web.Security.PersonalData;

namespace CaseFlow.Web.Features.Tasks;

/// <summary>A write that a client may send again: the first answer is kept, for at least 90 days.</summary>
public sealed class Operation
{
    private Operation()
    {
    }

    public Operation(Guid id, string name, byte[] bodyKey, string answer, DateTimeOffset at)
    {
        Id = id;
        Name = name;
        BodyKey = bodyKey;
        Answer = answer;
        At = at;
    }

    /// <summary>Given by the client.</summary>
    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Keyed hash of who sent what to what: personal answers cannot be guessed from it.</summary>
    public byte[] BodyKey { get; private set; } = [];

    /// <summary>JSON; ids, codes and numbers.</summary>
    public string Answer { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}

/// <summary>Answers a repeated operation as the first time.</summary>
public sealed class Operations(CaseFlowDb db, IPersonalSearch keys, TimeProvider time)
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web);

    /// <returns>The first answer, or null for a new operation.</returns>
    /// <exception cref="DomainException"><c>operation.reused</c>: the id came with another body.</exception>
    public async Task<T?> AnsweredAsync<T>(Guid id, object body, CancellationToken stop)
        where T : class
    {
        if (await db.FindAsync<Operation>([id], stop) is not { } known)
        {
            return null;
        }

        return known.BodyKey.AsSpan().SequenceEqual(KeyOf(body))
            ? JsonSerializer.Deserialize<T>(known.Answer, Shape)
            : throw TaskErrors.OperationReused(id);
    }

    public void Remember(Guid id, string name, object body, object answer) =>
        db.Add(new Operation(id, name, KeyOf(body), JsonSerializer.Serialize(answer, Shape), time.GetUtcNow()));

    private byte[] KeyOf(object body) => keys.KeyOf(PersonalKind.FreeText, JsonSerializer.Serialize(body, Shape));
}
