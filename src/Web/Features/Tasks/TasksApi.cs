namespace CaseFlow.Web.Features.Tasks;

internal static class TasksApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var tasks = api.MapGroup("/tasks");
        ListTasks.Map(tasks);
        CountTasks.Map(tasks);
        GetTask.Map(tasks);
        ClaimTask.Map(tasks);
        ReleaseTask.Map(tasks);
        AssignTask.Map(tasks);
        SaveTaskAnswers.Map(tasks);
        WaitForHousehold.Map(tasks);
        CompleteTask.Map(tasks);
    }
}
