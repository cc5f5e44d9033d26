using CaseFlow.Domain.Common;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Cases;

/// <summary>An activity that asks the case side. A refusal of kind Conflict leaves through <c>Refused</c> where that port is connected.</summary>
public abstract class CaseActivity : Activity
{
    public const string Refused = "Refused";

    /// <summary>The code of the refusal, when it left through <c>Refused</c>.</summary>
    public required Output<string> Refusal { get; init; }

    public sealed override async ValueTask ExecuteAsync(ActivityContext context)
    {
        try
        {
            await AskAsync(context, context.Service<ICaseDesk>());
        }
        catch (DomainException refusal) when (refusal.Kind is ErrorKind.Conflict && context.IsConnected(Refused))
        {
            context.Set(Refusal, refusal.Code);
            context.Complete(Refused);
        }
    }

    protected abstract ValueTask AskAsync(ActivityContext context, ICaseDesk desk);

    /// <exception cref="ActivityException"><c>subject.missing</c>: the instance has no correlation id that is a subject's.</exception>
    protected static DeskCall Call(ActivityContext context, Guid? subjectId = null) => new(
        context.ExecutionId,
        context.InstanceId,
        subjectId ?? (Guid.TryParse(context.CorrelationId, out var subject) ? subject : throw new ActivityException("subject.missing")));
}
