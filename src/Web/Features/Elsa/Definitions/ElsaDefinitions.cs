using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Definitions;
using CaseFlow.Web.Features.Editing;
using CaseFlow.Web.Features.Trials;
using CaseFlow.Web.Resources;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Layout;
using MediatR;

namespace CaseFlow.Web.Features.Elsa.Definitions;

/// <summary>Definitions on their way to Elsa's tools and back: what nobody knows is hidden, and restored.</summary>
internal sealed class ElsaDefinitions(IMediator mediator, Seats seats, Texts texts, IEnumerable<IsTrial> trial)
{
    internal const string LostTitle = "elsa.activity_lost";

    /// <summary>A model without activities that nobody knows.</summary>
    internal sealed record Query(JsonObject Model) : IQuery<JsonObject>;

    public async Task<JsonObject> OfAsync(StoredDefinition stored, CancellationToken stop)
    {
        var model = await mediator.Send(new Query(stored.Model), stop);
        Show(WorkflowDefinition.ReadInPlace(model));
        return ElsaDefinition.Linked(model, stored.Summary.DefinitionId, await MayEditAsync(stored, stop));
    }

    /// <summary>What Elsa answers to a save or a publish.</summary>
    public async Task<IResult> SavedAsync(SaveDefinition.Answer answer, CancellationToken stop) => ElsaJson.Ok(new
    {
        WorkflowDefinition = await OfAsync(answer.Definition, stop),
        answer.AlreadyPublished,
        ConsumingWorkflowCount = 0,
        ValidationErrors = answer.Findings.Where(f => f.IsError).Select(texts.Say),
    });

    /// <summary>The model as it is kept: a designer may have sent placeholders.</summary>
    /// <exception cref="Domain.Common.DomainException">It cannot be read, see <see cref="SaveDefinition.Read"/>.</exception>
    public JsonObject Restored(JsonObject? model)
    {
        if (model is null) throw DefinitionErrors.NotReadable(new DefinitionException("definition.no_root", "/model/root"));
        var definition = LostActivities.Restore(SaveDefinition.Read(model), TitlesOf);
        if (definition.Root.Type == "Elsa.StateMachine") throw DefinitionErrors.RootNotOffered(definition.Root.Type);
        DrawnOutcomes.Keep(definition);
        Localised.Keep(definition, Texts.Language);
        return definition.Json;
    }

    /// <summary>As a canvas can draw it, in the reader's language.</summary>
    private static void Show(WorkflowDefinition definition)
    {
        DrawnOutcomes.Show(definition);
        Localised.Show(definition, Texts.Language);
        CanvasLayout.LayOutWhereNobodyDid(definition);
    }

    /// <summary>Whether the reader's designer lets them change it; without the link it opens to be read.</summary>
    private async Task<bool> MayEditAsync(StoredDefinition stored, CancellationToken stop) =>
        !trial.Any() && (stored.Summary.IsLatest || stored.Summary.IsPublished) && await seats.MayEditAsync(stored.Summary.DefinitionId, stop);

    private List<string> TitlesOf(string type)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            return [.. Languages.All.Select(language =>
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
                return texts.Say(LostTitle, ("type", type));
            })];
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    internal sealed class Handler(LostActivities lost, Texts texts) : IRequestHandler<Query, JsonObject>
    {
        public Task<JsonObject> Handle(Query request, CancellationToken cancellationToken) =>
            lost.HideAsync(request.Model, type => texts.Say(LostTitle, ("type", type)), cancellationToken);
    }
}
