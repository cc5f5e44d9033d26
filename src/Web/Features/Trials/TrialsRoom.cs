namespace CaseFlow.Web.Features.Trials;

/// <summary>What trials need in the real house; a trial's own house has none of it.</summary>
internal static class TrialsRoom
{
    public static IServiceCollection AddTrials(this IServiceCollection services) => services
        .AddSingleton<TrialFolders>()
        .AddSingleton<Trials>()
        .AddHostedService<TrialSweep>();

    public static void MapTrials(this RouteGroupBuilder api)
    {
        var trials = api.MapGroup("/trials");
        TryDefinition.Map(trials);
        ListTrials.Map(trials);
        ReadTrial.Map(trials);
        ReadTrialTask.Map(trials);
        AnswerTrialTask.Map(trials);
        MoveTrialClock.Map(trials);
        ForwardTrial.Map(trials);
        RetryTrial.Map(trials);
        EndTrial.Map(trials);
    }
}
