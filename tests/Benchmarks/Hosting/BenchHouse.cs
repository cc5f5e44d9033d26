using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Security;
using CaseFlow.Workflows;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Runtime;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CaseFlow.Benchmarks.Hosting;

/// <summary>The whole house in this process, with its background loops, over a folder of its own; only doors are missing. Commands go through its
/// mediator and its unit of work, each from a scope of its own as a request would.</summary>
internal sealed class BenchHouse : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string folder;

    private BenchHouse(WebApplication app, string folder)
    {
        this.app = app;
        this.folder = folder;
    }

    public string Database => Services.GetRequiredService<Directories>().Database;

    public IServiceProvider Services => app.Services;

    public Waits Waits => Services.GetRequiredService<Waits>();

    /// <param name="synchronous">FULL as shipped, or NORMAL.</param>
    /// <param name="copyOf">A database to begin with.</param>
    public static async Task<BenchHouse> OpenAsync(string synchronous = "FULL", string? copyOf = null)
    {
        var folder = Path.Combine(Path.GetTempPath(), "caseflow-benchmarks", Guid.CreateVersion7().ToString("N"));
        var data = Directory.CreateDirectory(Path.Combine(folder, "data"));
        if (copyOf is not null) File.Copy(copyOf, Path.Combine(data.FullName, "caseflow.db"));
        var builder = WebApplication.CreateBuilder(
        [
            $"--CaseFlow:DataDirectory={data.FullName}", "--CaseFlow:Demo:Enabled=false", "--CaseFlow:Admin:Password=benchmark-password-1",
            "--urls=http://127.0.0.1:0",
        ]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddCaseFlow();
        builder.Services.AddSingleton(new Durability(synchronous));
        builder.Services.AddSingleton<Waits>();
        builder.Services.AddSingleton(_ => new ActivityRegistry([typeof(WorkflowServices).Assembly, typeof(BenchHouse).Assembly]));
        builder.Services.AddTransient<IRequestHandler<Start, Guid>, Start.Handler>();
        builder.Services.AddTransient<IRequestHandler<Resume, bool>, Resume.Handler>();
        builder.Services.AddTransient<IRequestHandler<Publish, int>, Publish.Handler>();
        var house = new BenchHouse(builder.Build(), folder);
        await house.app.StartAsync();
        await house.Services.GetRequiredService<Readiness>().WaitAsync(CancellationToken.None);
        return house;
    }

    public async Task<T> SendAsync<T>(ICommand<T> command)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("benchmark");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command);
    }

    /// <summary>What a commit does to loops that wait.</summary>
    public void Wake() => Services.GetRequiredService<CommitSignal>().Committed();

    public Task<IDisposable> EnterGateAsync() => Services.GetRequiredService<WriteGate>().EnterAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Publishes a definition as a version of its own, however alike the last one is.</summary>
    internal sealed record Publish(WorkflowDefinition Definition) : ICommand<int>
    {
        internal sealed class Handler(DefinitionImporter importer) : IRequestHandler<Publish, int>
        {
            public async Task<int> Handle(Publish request, CancellationToken cancellationToken) =>
                (await importer.ImportAsync(request.Definition, cancellationToken)).Version;
        }
    }
}
