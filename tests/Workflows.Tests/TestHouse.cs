using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Time;
using CaseFlow.Workflows.Activities.Cases;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Engine;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Expressions.Sandbox;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CaseFlow.Workflows.Tests;

/// <summary>A runtime over a real SQLite file. Every unit of work has a fresh scope, context and engine, as in the host.</summary>
public sealed class TestHouse : IDisposable
{
    private static readonly Lazy<string> Empty = new(MakeEmpty);
    private readonly string file = Path.Combine(Path.GetTempPath(), $"workflows-{Guid.CreateVersion7()}.db");
    private ServiceProvider services;

    public TestHouse()
    {
        services = Build();
        File.Copy(Empty.Value, file);
    }

    private ServiceProvider Build() => new ServiceCollection()
        .AddWorkflows(typeof(TestHouse).Assembly)
        .AddSingleton<ICaseClock>(Clock)
        .AddScoped<ICaseDesk>(scope => new ScopedDesk(Desk, scope))
        .AddDbContext<TestDb>(o => o.UseSqlite($"Data Source={file};Pooling=False"))
        .AddScoped<DbContext>(s => s.GetRequiredService<TestDb>())
        .AddScoped<IWorkflowStore>(s => new SqlWorkflowStore(s.GetRequiredService<TestDb>()))
        .AddSingleton<IScriptRunner>(Scripts)
        .AddSingleton(new WorkflowOptions { CronTimeZone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai") })
        .BuildServiceProvider();

    /// <summary>One pair of script helpers serves all tests.</summary>
    public static SandboxScriptRunner Scripts { get; } =
        new(new SandboxPool(SandboxCommand.Of(typeof(TestHouse).Assembly)), NullLogger<SandboxScriptRunner>.Instance);

    public TestClock Clock { get; } = new();

    public TestDesk Desk { get; } = new();

    public IServiceProvider Services => services;

    /// <summary>What a process keeps in memory is lost; the file stays.</summary>
    public void Restart()
    {
        services.Dispose();
        services = Build();
    }

    public async Task<T> WorkAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TestDb>();
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous=OFF");
        await using var transaction = await db.Database.BeginTransactionAsync();
        var result = await work(scope.ServiceProvider);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return result;
    }

    public Task PublishAsync(params JsonObject[] definitions) => WorkAsync(async s =>
    {
        var importer = s.GetRequiredService<DefinitionImporter>();
        foreach (var definition in definitions) await importer.ImportAsync(WorkflowDefinition.Read(definition.ToJsonString()), default);
        return 0;
    });

    public async Task<Guid> StartAsync(string definitionId, JsonObject? input = null, Guid? operation = null, string? correlation = null) =>
        (await WorkAsync(s => s.GetRequiredService<IWorkflowEngine>().StartAsync(
            new(operation ?? Guid.CreateVersion7(), definitionId, input, correlation ?? TestDesk.Subject.ToString()), default))).InstanceId;

    public Task ResumeAsync(Guid bookmark, JsonObject? input = null, Guid? operation = null) => WorkAsync(async s =>
    {
        await s.GetRequiredService<IWorkflowEngine>().ResumeAsync(new(operation ?? Guid.CreateVersion7(), bookmark, input), default);
        return 0;
    });

    public Task RetryAsync(Guid instance, Guid? execution = null, Guid? operation = null) => WorkAsync(async s =>
    {
        await s.GetRequiredService<IWorkflowEngine>().RetryAsync(new(operation ?? Guid.CreateVersion7(), instance, execution), default);
        return 0;
    });

    public Task CancelAsync(Guid instance, Guid? operation = null) => WorkAsync(async s =>
    {
        await s.GetRequiredService<IWorkflowEngine>().CancelAsync(new(operation ?? Guid.CreateVersion7(), instance, "case.closed"), default);
        return 0;
    });

    /// <summary>Finishes the open task of a kind, as the case side does.</summary>
    public Task CompleteAsync(string kind, string outcome = "Done", JsonObject? answers = null)
    {
        var task = Desk.Open.Should().ContainSingle(t => t.Request.Kind == kind).Subject;
        task.IsOpen = false;
        return ResumeAsync(task.Request.BookmarkId, new() { ["outcome"] = outcome, ["answers"] = answers, ["taskId"] = task.Id.ToString() });
    }

    /// <summary>Moves the clock from due moment to due moment.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        var until = Clock.Now + by;
        while (await this.NextDueAsync() is { } due && due <= until)
        {
            if (due > Clock.Now) Clock.Now = due;
            await this.FireDueAsync();
        }

        Clock.Now = until;
    }

    public Task<InstanceRow> InstanceAsync(Guid id) => WorkAsync(s => s.GetRequiredService<TestDb>().Set<InstanceRow>().AsNoTracking().SingleAsync(i => i.Id == id));

    public Task<List<T>> RowsAsync<T>()
        where T : class => WorkAsync(s => s.GetRequiredService<TestDb>().Set<T>().AsNoTracking().ToListAsync());

    /// <summary>Lines such as <c>verify: case.closed</c>.</summary>
    public async Task<string> IncidentsAsync() =>
        string.Join('\n', (await RowsAsync<IncidentRow>()).Select(i => $"{i.ActivityId}: {i.Message}"));

    /// <summary>Lines such as <c>review.Started</c>.</summary>
    public async Task<string[]> JournalAsync(Guid instance) =>
        [.. (await RowsAsync<JournalRow>()).Where(j => j.InstanceId == instance).OrderBy(j => j.Sequence).Select(j => $"{j.ActivityId}.{j.EventName}")];

    /// <summary>Ids of the activities in the order they started, without the workflow and its root.</summary>
    public async Task<string> StartedAsync(Guid instance) =>
        string.Join(' ', (await JournalAsync(instance)).Where(j => j.EndsWith(".Started", StringComparison.Ordinal)).Select(j => j[..^8])
            .Where(id => id is not ("Workflow1" or "flow" or "q")));

    public async Task<JsonObject> VariablesAsync(Guid instance)
    {
        var row = await InstanceAsync(instance);
        var state = JsonNode.Parse(row.State)!;
        return state["executions"]![0]!["variables"] as JsonObject ?? [];
    }

    public async Task<JsonObject> OutputAsync(Guid instance) => JsonNode.Parse((await InstanceAsync(instance)).State)!["output"] as JsonObject ?? [];

    private static string MakeEmpty()
    {
        var path = Path.Combine(Path.GetTempPath(), $"workflows-empty-{Guid.CreateVersion7()}.db");
        using var db = new TestDb(new DbContextOptionsBuilder<TestDb>().UseSqlite($"Data Source={path};Pooling=False").Options);
        db.Database.EnsureCreated();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(path);
        return path;
    }

    public void Dispose()
    {
        services.Dispose();
        foreach (var path in Directory.EnumerateFiles(Path.GetTempPath(), Path.GetFileName(file) + "*")) File.Delete(path);
    }
}

public sealed class TestDb(DbContextOptions<TestDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddWorkflows();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMicroseconds>();
}

public sealed class TestClock : ICaseClock
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    public DateOnly Today => DateOf(Now);

    public DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime.AddHours(8));

    public DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(default), TimeSpan.FromHours(8));
}

/// <summary>Keeps the tasks it is asked for; steps answer what the test says.</summary>
public sealed class TestDesk : ICaseDesk
{
    public static readonly Guid Subject = Guid.Parse("0197f3a0-0000-7000-8000-000000000001");

    public List<TestTask> Tasks { get; } = [];

    public IEnumerable<TestTask> Open => Tasks.Where(t => t.IsOpen);

    public List<(DeskCall Call, CaseStep Step)> Steps { get; } = [];

    public Func<CaseStep, StepAnswer> Answer { get; set; } = _ => new("Done");

    /// <summary>What the case side does meanwhile, in the same unit of work.</summary>
    public Func<IWorkflowEngine, CaseStep, DeskCall, Task>? Meanwhile { get; set; }

    public Task<Guid> AssignTaskAsync(DeskCall call, TaskRequest request, CancellationToken stop)
    {
        if (request.Kind == "refused") throw new DomainException(ErrorKind.Conflict, "task.not_allowed");
        Tasks.Add(new(Guid.CreateVersion7(), call, request));
        return Task.FromResult(Tasks[^1].Id);
    }

    public Task WithdrawTasksAsync(DeskCall call, string reason, CancellationToken stop)
    {
        foreach (var task in Tasks.Where(t => t.Call.ExecutionId == call.ExecutionId && t.IsOpen))
        {
            task.IsOpen = false;
            task.Withdrawn = reason;
        }

        return Task.CompletedTask;
    }

    public Task<StepAnswer> DoAsync(DeskCall call, CaseStep step, CancellationToken stop)
    {
        Steps.Add((call, step));
        return Task.FromResult(Answer(step));
    }
}

/// <summary>The desk of one unit of work, as the host's: it can reach that unit's engine.</summary>
internal sealed class ScopedDesk(TestDesk desk, IServiceProvider scope) : ICaseDesk
{
    public Task<Guid> AssignTaskAsync(DeskCall call, TaskRequest request, CancellationToken stop) => desk.AssignTaskAsync(call, request, stop);

    public Task WithdrawTasksAsync(DeskCall call, string reason, CancellationToken stop) => desk.WithdrawTasksAsync(call, reason, stop);

    public async Task<StepAnswer> DoAsync(DeskCall call, CaseStep step, CancellationToken stop)
    {
        if (desk.Meanwhile is { } meanwhile) await meanwhile(scope.GetRequiredService<IWorkflowEngine>(), step, call);
        return await desk.DoAsync(call, step, stop);
    }
}

public sealed record TestTask(Guid Id, DeskCall Call, TaskRequest Request)
{
    public bool IsOpen { get; set; } = true;

    public string? Withdrawn { get; set; }
}
