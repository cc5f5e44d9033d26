using CaseFlow.Domain.Common;

namespace CaseFlow.Web.Features.Workbench;

internal static class WorkbenchErrors
{
    public static DomainException ActivityGone(string activityId) => new(ErrorKind.NotFound, "form.activity_gone", ("activity", activityId));
}
