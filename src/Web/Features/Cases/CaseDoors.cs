using CaseFlow.Domain.Cases;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Security;

namespace CaseFlow.Web.Features.Cases;

internal static class CaseDoors
{
    public static Act ActOf(CallerContext caller, ICaseClock clock) =>
        new(new(caller.Current.ActingUserId, caller.Current.Role), clock.Now, clock.Today);

    public static void MustBeCounty(CallerContext caller)
    {
        if (caller.Current.Role != Roles.CountyOfficer)
        {
            throw Forbidden();
        }
    }

    public static DomainException Forbidden() => new(ErrorKind.Forbidden, "caller.forbidden");
}
