using System.Text.Json;
using AutoMapper;
using CaseFlow.Domain.Cases;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Shared;
using CaseFlow.Web.Features.Tasks;
using CaseFlow.Web.Resources;
using CaseFlow.Web.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Cases;

/// <summary>What happened to a case, newest first: who, what, from where to where.</summary>
public static class GetCaseHistory
{
    public sealed record Query(Guid CaseId, int? Page = null, int? PageSize = null) : IQuery<Page<HistoryItem>>;

    public static void Map(RouteGroupBuilder cases) => cases
        .MapGet("/{id:guid}/history", async (Guid id, int? page, int? pageSize, IMediator mediator, CancellationToken stop) =>
            TypedResults.Ok(await mediator.Send(new Query(id, page, pageSize), stop)))
        .RequireAuthorization(Permissions.ReadFiles)
        .ProducesProblem(StatusCodes.Status404NotFound);

    internal sealed class Handler(CaseFlowDb db, IMapper mapper, Texts texts) : IRequestHandler<Query, Page<HistoryItem>>
    {
        public async Task<Page<HistoryItem>> Handle(Query request, CancellationToken cancellationToken)
        {
            if (!await db.Cases.AnyAsync(c => c.Id == request.CaseId, cancellationToken))
            {
                throw CaseErrors.NotFound(request.CaseId);
            }

            var found = await new PageOf(request.Page, request.PageSize).ReadAsync(
                db.CaseEvents.AsNoTracking().Where(e => e.CaseId == request.CaseId).OrderByDescending(e => e.At).ThenByDescending(e => e.Id),
                cancellationToken);
            return new([.. mapper.Map<List<HistoryItem>>(found.Items).Select(i => i with { Text = texts.Say(i.Code, ParametersOf(i)) })], found.Total);
        }

        private static Dictionary<string, object?> ParametersOf(HistoryItem item) =>
            item.Params.EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value.ToString(), StringComparer.Ordinal);
    }
}

/// <summary>One line of a history; <see cref="Text"/> is in the reader's language.</summary>
public sealed record HistoryItem
{
    public Guid Id { get; init; }

    public int Cycle { get; init; }

    public string Code { get; init; } = "";

    public JsonElement Params { get; init; }

    public string Text { get; init; } = "";

    public Guid? By { get; init; }

    public string Role { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public sealed class Mapping : Profile
    {
        public Mapping() => CreateMap<CaseEvent, HistoryItem>()
            .ForMember(i => i.Params, o => o.MapFrom(e => StoredJson.Element(e.Params)))
            .ForMember(i => i.Text, o => o.Ignore());
    }
}
