using System.Collections.Concurrent;
using System.Reflection;
using CaseFlow.Web.Faults.Mutants;

namespace CaseFlow.Web.Faults;

/// <summary>Stands in for a service and lets every call through, with <c>SERVICE.METHOD.before</c> and <c>.after</c> around it.</summary>
internal class Surrounded : DispatchProxy
{
    private static readonly MethodInfo AfterResult = typeof(Surrounded).GetMethod(nameof(AfterResultAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;
    private static readonly ConcurrentDictionary<Type, MethodInfo> Results = [];
    private object inner = null!;
    private string name = "";
    private FaultPoints points = null!;
    private Mutant mutant = null!;
    private Scene? scene;

    public static object Around(Type service, object inner, string name, IServiceProvider provider)
    {
        var proxy = Create(service, typeof(Surrounded));
        var surrounded = (Surrounded)proxy;
        surrounded.inner = inner;
        surrounded.name = name;
        surrounded.points = provider.GetRequiredService<FaultPoints>();
        surrounded.mutant = provider.GetRequiredService<Mutant>();
        surrounded.scene = provider.GetService<Scene>();
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var call = $"{name}.{Short(targetMethod!.Name)}";
        points.Pass(call + ".before");
        var times = mutant.TimesOf(call);
        if (times == 0)
        {
            return targetMethod.ReturnType == typeof(Task) ? Task.CompletedTask : null;
        }

        object? answer = null;
        for (var i = 0; i < times; i++)
        {
            answer = targetMethod.Invoke(inner, BindingFlags.DoNotWrapExceptions, null, args, null);
        }

        switch (answer)
        {
            case Task task when targetMethod.ReturnType == typeof(Task):
                return AfterAsync(task, call);
            case Task task:
                return Results.GetOrAdd(targetMethod.ReturnType.GetGenericArguments()[0], t => AfterResult.MakeGenericMethod(t)).Invoke(this, [task, call]);
            default:
                points.Pass(call + ".after");
                return answer;
        }
    }

    private static string Short(string method) => method.EndsWith("Async", StringComparison.Ordinal) ? method[..^5] : method;

    private async Task AfterAsync(Task task, string call)
    {
        await task;
        await DoneAsync(call);
    }

    private async Task<T> AfterResultAsync<T>(Task<T> task, string call)
    {
        var answer = await task;
        await DoneAsync(call);
        return answer;
    }

    private async Task DoneAsync(string call)
    {
        if (scene is { Command: not null })
        {
            await mutant.CalledAsync(scene, call);
        }

        points.Pass(call + ".after");
    }
}
