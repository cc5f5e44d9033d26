using AutoMapper;
using CaseFlow.Domain.Cases;

namespace CaseFlow.Web.Features.Cases;

/// <summary>A case as lists show it; the head's name masked.</summary>
public record CaseSummary
{
    public Guid Id { get; init; }

    public string Number { get; init; } = "";

    public string Stage { get; init; } = "";

    public string Severity { get; init; } = "";

    public int Cycle { get; init; }

    public bool Emergency { get; init; }

    public string Source { get; init; } = "";

    public Guid HouseholdId { get; init; }

    public string? HouseholdNo { get; init; }

    /// <summary>Masked.</summary>
    public string? HeadName { get; init; }

    public Guid TownshipId { get; init; }

    public string? TownshipName { get; init; }

    public Guid? VillageId { get; init; }

    public string? VillageName { get; init; }

    public DateOnly FoundOn { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    public DateOnly? ClosedOn { get; init; }

    public sealed class Mapping : Profile
    {
        public Mapping() => CreateMap<Case, CaseSummary>()
            .ForMember(s => s.HouseholdNo, o => o.Ignore())
            .ForMember(s => s.HeadName, o => o.Ignore())
            .ForMember(s => s.TownshipName, o => o.Ignore())
            .ForMember(s => s.VillageName, o => o.Ignore());
    }
}
