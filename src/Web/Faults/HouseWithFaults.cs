using CaseFlow.Web.Faults;

namespace CaseFlow.Web.Hosting;

/// <summary>This build can be told to die, and to err.</summary>
public static partial class House
{
    static partial void AddFaults(IServiceCollection services) => services.AddFaultPoints();
}
