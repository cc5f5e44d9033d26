using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Web.Features.Editing;

/// <summary>What keeps workflow definitions from being spoilt by accident: one editor at a time, every save undoable, no save that drops most of one.</summary>
internal static class EditingRoom
{
    /// <summary>Comes after the engine, whose watch it takes over.</summary>
    public static IServiceCollection AddEditing(this IServiceCollection services)
    {
        services.AddOptions<EditingOptions>().BindConfiguration(EditingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddScoped<Seats>()
            .AddScoped<SeatReading>()
            .AddScoped<SeatTaking>()
            .AddScoped<SeatNews>()
            .AddScoped<RemovalGuard>()
            .AddScoped<IDefinitionWatch, DefinitionWatch>();
    }

    public static void MapEditing(this RouteGroupBuilder api)
    {
        var seat = api.MapGroup("/definitions/{definitionId}/seat");
        AskSeat.Map(seat);
        TakeSeat.Map(seat);
        LeaveSeat.Map(seat);
        AllowRemoval.Map(seat);

        var saves = api.MapGroup("/definitions/{definitionId}/saves");
        ListSaves.Map(saves);
        ReadSave.Map(saves);
        RestoreSave.Map(saves);
    }
}
