using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Time;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Workflows.Engine;
using CaseFlow.Workflows.Runtime;
using MediatR;

namespace CaseFlow.Benchmarks.Hosting;

internal sealed record Start(string DefinitionId) : ICommand<Guid>
{
    internal sealed class Handler(IWorkflowEngine engine, ICaseClock clock) : IRequestHandler<Start, Guid>
    {
        public async Task<Guid> Handle(Start request, CancellationToken cancellationToken) =>
            (await engine.StartAsync(new(Ids.New(clock.Now), request.DefinitionId, null, null), cancellationToken)).InstanceId;
    }
}

internal sealed record Resume(Guid Bookmark) : ICommand<bool>
{
    internal sealed class Handler(IWorkflowEngine engine, ICaseClock clock) : IRequestHandler<Resume, bool>
    {
        public async Task<bool> Handle(Resume request, CancellationToken cancellationToken)
        {
            await engine.ResumeAsync(new(Ids.New(clock.Now), request.Bookmark, new() { ["outcome"] = "Done" }), cancellationToken);
            return true;
        }
    }
}

/// <summary>Where each instance waits, so that looking for it costs the measured program nothing.</summary>
internal sealed class Waits
{
    private readonly ConcurrentDictionary<Guid, Guid> bookmarks = [];

    public int Count => bookmarks.Count;

    public void Note(Guid instance, Guid bookmark) => bookmarks[instance] = bookmark;

    public Guid Take(Guid instance) => bookmarks.TryRemove(instance, out var bookmark) ? bookmark : throw new InvalidOperationException($"{instance} does not wait.");
}

/// <summary>Waits until it is resumed.</summary>
[Activity("Benchmark.Wait", Kind = "Task")]
public sealed class Wait : Activity
{
    public required Input<string> TaskName { get; init; }

    public required Output<string> Outcome { get; init; }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Service<Waits>().Note(context.InstanceId, context.Wait(new() { ["taskName"] = context.Get(TaskName) }));
        return default;
    }

    public override ValueTask ResumeAsync(ActivityContext context, JsonObject input)
    {
        context.Set(Outcome, (string?)input["outcome"] ?? "Done");
        context.Complete();
        return default;
    }
}
