using CaseFlow.Domain.Tasks;

namespace CaseFlow.Web.Features.Tasks;

/// <summary>How a task's state is written at the door.</summary>
internal static class StateNames
{
    public static string Of(TaskState state) => state switch
    {
        TaskState.Open => "open",
        TaskState.Done => "done",
        _ => "withdrawn",
    };
}
