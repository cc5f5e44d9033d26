using System.Collections.Concurrent;
using System.Text.Json;
using CaseFlow.Faults.Hosting;

namespace CaseFlow.Faults.Kills;

internal enum Known
{
    /// <summary>No answer came.</summary>
    Nothing,
    Acknowledged,
    Refused,
}

/// <summary>One completion as its client sees it.</summary>
internal sealed class Attempt(UserClient by, Guid taskId, string outcome, string body, Guid operationId)
{
    public UserClient By => by;

    public Guid TaskId => taskId;

    public string Outcome => outcome;

    public string Body => body;

    public Guid OperationId => operationId;

    public Known Known { get; private set; }

    /// <summary>The answer when acknowledged, as JSON text.</summary>
    public string Answer { get; private set; } = "";

    public string Refusal { get; private set; } = "";

    /// <returns>Whether it is settled.</returns>
    public bool Take(Reply reply, Verdict verdict)
    {
        if (reply.IsUnknown || reply.Status >= System.Net.HttpStatusCode.InternalServerError)
        {
            return Known is not Known.Nothing;
        }

        if (reply.IsOk)
        {
            var answer = JsonSerializer.Serialize(reply.Json);
            verdict.Must(Known is not Known.Refused, $"operation {operationId} was refused and then accepted");
            verdict.Must(Known is not Known.Acknowledged || Answer == answer, $"operation {operationId} was answered {Answer} and then {answer}");
            (Known, Answer) = (Known.Acknowledged, answer);
            return true;
        }

        verdict.Must(Known is not Known.Acknowledged, $"operation {operationId} was accepted and then refused: {reply.Code}");
        (Known, Refusal) = (Known.Refused, reply.Code);
        return true;
    }
}

/// <summary>One import that was acknowledged, and what it must come to.</summary>
internal sealed record SentFile(Guid Id, string Kind, int GoodRows, int BadRows);

/// <summary>Everything the clients were told.</summary>
internal sealed class Ledger
{
    public ConcurrentQueue<Attempt> Attempts { get; } = [];

    public ConcurrentQueue<SentFile> Files { get; } = [];

    /// <summary>Households of which every file was acknowledged: they must be there.</summary>
    public ConcurrentQueue<int> Households { get; } = [];

    /// <summary>Completions that are on their way now.</summary>
    public int InFlight => Volatile.Read(ref inFlight);

    /// <summary>Completions sent so far, every try counted.</summary>
    public int Sent => Volatile.Read(ref sent);

    private int inFlight;
    private int sent;

    public IDisposable Sending()
    {
        Interlocked.Increment(ref inFlight);
        Interlocked.Increment(ref sent);
        return new OnItsWay(this);
    }

    private sealed class OnItsWay(Ledger ledger) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref ledger.inFlight);
    }
}
