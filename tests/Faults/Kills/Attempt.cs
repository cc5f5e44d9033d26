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

/// <summary>One write under an operation id, as its client sees it.</summary>
/// <param name="by">Who sends it.</param>
/// <param name="name">As the host keeps the operation: task.complete, signal.report, case.end.</param>
/// <param name="subject">The task, the case; empty for a signal.</param>
/// <param name="outcome">Of the task, or the stage that the case ends in.</param>
/// <param name="path">Where it is posted.</param>
/// <param name="body">JSON with the operation id.</param>
/// <param name="operationId">The client's own.</param>
internal sealed class Attempt(UserClient by, string name, Guid subject, string outcome, string path, string body, Guid operationId)
{
    public UserClient By => by;

    public string Name => name;

    public Guid Subject => subject;

    public string Outcome => outcome;

    public Guid OperationId => operationId;

    public Known Known { get; private set; }

    /// <summary>What was answered when it was acknowledged.</summary>
    public JsonElement Answer { get; private set; }

    public string Refusal { get; private set; } = "";

    public Task<Reply> SendAsync(CancellationToken stop) => by.PostAsync(path, body, stop);

    /// <returns>Whether it is settled.</returns>
    public bool Take(Reply reply, Ledger ledger, Verdict verdict)
    {
        if (reply.IsUnknown || reply.Status >= System.Net.HttpStatusCode.InternalServerError)
        {
            return Known is not Known.Nothing;
        }

        if (reply.IsOk)
        {
            verdict.Must(Known is not Known.Refused, $"{name} {operationId} was refused and then accepted");
            verdict.Must(
                Known is not Known.Acknowledged || Text(Answer) == Text(reply.Json),
                $"{name} {operationId} was answered {Text(Answer)} and then {Text(reply.Json)}");
            if (Known is Known.Nothing)
            {
                (Answer, Known) = (reply.Json, Known.Acknowledged);
                ledger.Write($"{by.UserName} {name} {subject} {outcome} {operationId} acknowledged {Text(reply.Json)}");
            }

            return true;
        }

        verdict.Must(Known is not Known.Acknowledged, $"{name} {operationId} was accepted and then refused: {reply.Code}");
        if (Known is Known.Nothing)
        {
            (Refusal, Known) = (reply.Code, Known.Refused);
            ledger.Write($"{by.UserName} {name} {subject} {outcome} {operationId} refused {reply.Code}");
        }

        return true;
    }

    private static string Text(JsonElement json) => json.ValueKind is JsonValueKind.Undefined ? "" : json.GetRawText();
}
