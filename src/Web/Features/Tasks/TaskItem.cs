using System.Text.Json;
using AutoMapper;
using CaseFlow.Domain.Tasks;
using CaseFlow.Web.Resources;

namespace CaseFlow.Web.Features.Tasks;

/// <summary>A task as lists show it. Title and outcomes are in the reader's language; fields carry both.</summary>
public record TaskItem
{
    public Guid Id { get; init; }

    public string Kind { get; init; } = "";

    public string Title { get; init; } = "";

    public string SubjectType { get; init; } = "";

    public Guid SubjectId { get; init; }

    public Guid? CaseId { get; init; }

    public string? CaseNumber { get; init; }

    public Guid? HouseholdId { get; init; }

    public DateOnly DueOn { get; init; }

    /// <summary>open | done | withdrawn.</summary>
    public string State { get; init; } = "";

    public string Role { get; init; } = "";

    public Guid OrganisationId { get; init; }

    public Guid? TownshipId { get; init; }

    public Guid? ClaimedBy { get; init; }

    public Guid? AssigneeId { get; init; }

    public IReadOnlyList<OutcomeItem> Outcomes { get; init; } = [];

    /// <summary>The form: an array of fields, labels in both languages.</summary>
    public JsonElement Fields { get; init; }

    public int Revision { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public string? Outcome { get; init; }

    public bool Returned { get; init; }

    public sealed class Mapping : Profile
    {
        public Mapping()
        {
            CreateMap<WorkTask, TaskItem>()
                .ForMember(i => i.Title, o => o.MapFrom(t => Texts.Pick(t.Title, t.TitleZh)))
                .ForMember(i => i.State, o => o.MapFrom(t => StateNames.Of(t.State)))
                .ForMember(i => i.Outcomes, o => o.MapFrom(t => t.OutcomeList()))
                .ForMember(i => i.Fields, o => o.MapFrom(t => StoredJson.Element(t.Fields)));
            CreateMap<TaskOutcome, OutcomeItem>()
                .ForMember(i => i.Label, o => o.MapFrom(x => Texts.Pick(x.Label.En, x.Label.ZhHans)))
                .ForMember(i => i.Next, o => o.MapFrom(x => x.Next == null ? null : Texts.Pick(x.Next.En, x.Next.ZhHans)));
        }
    }
}

/// <summary>A button: its name, its words, what it causes, and primary | danger | plain.</summary>
public sealed record OutcomeItem
{
    public string Name { get; init; } = "";

    public string Label { get; init; } = "";

    public string? Next { get; init; }

    public string? Style { get; init; }
}
