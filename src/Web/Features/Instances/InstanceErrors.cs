using CaseFlow.Domain.Common;

namespace CaseFlow.Web.Features.Instances;

/// <summary>Refusals about workflow instances.</summary>
public static class InstanceErrors
{
    public static DomainException NotFound(Guid id) => new(ErrorKind.NotFound, "instance.not_found", ("id", id));
}
