using CaseFlow.Domain.Common;

namespace CaseFlow.Web.Features.Desk;

/// <summary>A definition asks for what the case side does not know.</summary>
public static class DeskErrors
{
    public static DomainException StepUnknown(string step) => new(ErrorKind.Invalid, "step.unknown", ("step", step));

    public static DomainException ParameterMissing(string parameter) => new(ErrorKind.Invalid, "step.parameter_missing", ("parameter", parameter));
}
