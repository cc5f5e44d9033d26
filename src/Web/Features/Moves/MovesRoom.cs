namespace CaseFlow.Web.Features.Moves;

/// <summary>Moving running instances to another version of their definition; administrators only.</summary>
internal static class MovesRoom
{
    public static IServiceCollection AddMoves(this IServiceCollection services) => services
        .AddScoped<MoveTargets>()
        .AddHostedService<MoveLoop>();

    public static void MapMoves(this RouteGroupBuilder api)
    {
        var moves = api.MapGroup("/definitions/{definitionId}/moves");
        PreviewMove.Map(moves);
        StartMove.Map(moves);
        CancelMove.Map(moves);
        ReadMoves.Map(moves);
    }
}
