using System.Text.Json;
using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.Cases;

/// <summary>One line of a case's history: a text code and its parameters, who, when, from which stage to which.</summary>
public sealed class CaseEvent
{
    private CaseEvent()
    {
    }

    public Guid Id { get; private init; }

    public Guid CaseId { get; private init; }

    public int Cycle { get; private init; }

    /// <summary>Text code, for example <c>case.history.stage</c>.</summary>
    public string Code { get; private init; } = "";

    /// <summary>Ids, codes and numbers as a JSON object.</summary>
    public string Params { get; private init; } = "{}";

    public Guid? By { get; private init; }

    public string Role { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    public CaseStage? From { get; private init; }

    public CaseStage? To { get; private init; }

    internal static CaseEvent Of(
        Case of, string code, Act act, CaseStage? from, CaseStage? to, params (string Name, object? Value)[] parameters) => new()
        {
            Id = Ids.New(act.Now),
            CaseId = of.Id,
            Cycle = of.Cycle,
            Code = code,
            Params = JsonSerializer.Serialize(parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal)),
            By = act.By.UserId,
            Role = act.By.Role,
            At = act.Now,
            From = from,
            To = to,
        };
}
