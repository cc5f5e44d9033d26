using CaseFlow.Domain.Common;

namespace CaseFlow.Web.Features.Elsa.Definitions;

/// <summary><c>POST /tests/activities</c>: one activity out of its workflow has no case, no household and nobody to do its task, so it is not run; trying the
/// whole workflow is.</summary>
internal static class TestElsaActivity
{
    public static void Map(RouteGroupBuilder elsa) =>
        elsa.MapPost("/tests/activities", IResult () => throw new DomainException(ErrorKind.Invalid, "elsa.test_not_offered"));
}
