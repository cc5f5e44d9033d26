using System.Data.Common;
using CaseFlow.Domain.Common;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using CaseFlow.Web.Tests.Hosting;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Web.Tests.Data;

public sealed class WritingAsOneUnit(WritingAsOneUnit.House house) : IClassFixture<WritingAsOneUnit.House>
{
    [Fact]
    public async Task A_refused_command_leaves_nothing()
    {
        var subject = Guid.CreateVersion7();

        var writing = () => house.SendAsync(new Write(subject, Refuse: true));

        await writing.Should().ThrowAsync<DomainException>();
        (await RowsOfAsync(subject)).Should().Be(0);
    }

    [Fact]
    public async Task A_command_within_a_command_joins_it()
    {
        var subject = Guid.CreateVersion7();

        await house.SendAsync(new Write(subject, Refuse: false, Nested: true));

        (await RowsOfAsync(subject)).Should().Be(2);
    }

    [Fact]
    public async Task Nothing_is_saved_outside_a_command()
    {
        await house.OpenAsync();
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
        db.Add(new ScopeRow(ScopeSubjects.Case, Guid.CreateVersion7(), Guid.CreateVersion7(), "own"));

        var saving = () => db.SaveChangesAsync();

        await saving.Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task Many_writers_all_get_their_turn()
    {
        var subjects = Enumerable.Range(0, 64).Select(_ => Guid.CreateVersion7()).ToList();

        await Task.WhenAll(subjects.Select(s => house.SendAsync(new Write(s, Refuse: false))));

        foreach (var subject in subjects)
        {
            (await RowsOfAsync(subject)).Should().Be(1);
        }
    }

    [Fact]
    public async Task Commands_follow_each_other_on_one_connection_until_one_breaks()
    {
        var first = await house.SendAsync(new Use(c => c));
        var refused = () => house.SendAsync(new Write(Guid.CreateVersion7(), Refuse: true));
        await refused.Should().ThrowAsync<DomainException>();
        (await house.SendAsync(new Use(c => c))).Should().BeSameAs(first, "a refusal leaves it as it was");

        var broken = () => house.SendAsync(new Use(_ => throw new InvalidOperationException("nobody knows what is left")));
        await broken.Should().ThrowAsync<InvalidOperationException>();

        var next = await house.SendAsync(new Use(c => c));
        next.Should().NotBeSameAs(first);
        var subject = Guid.CreateVersion7();
        await house.SendAsync(new Write(subject, Refuse: false));
        (await RowsOfAsync(subject)).Should().Be(1);
    }

    [Fact]
    public async Task A_commit_wakes_those_whose_rows_it_changed()
    {
        await house.OpenAsync();
        var signal = house.Services.GetRequiredService<CommitSignal>();
        var (concerned, other) = (signal.Watch(new HashSet<string> { "scope_rows" }), signal.Watch(new HashSet<string> { "no_such_rows" }));
        var (next, everything, never) = (concerned.Next, signal.Next, other.Next);

        await house.SendAsync(new Write(Guid.CreateVersion7(), Refuse: false));

        await Task.WhenAll(next, everything).WaitAsync(TimeSpan.FromSeconds(10));
        never.IsCompleted.Should().BeFalse();
        signal.Committed();
        never.IsCompleted.Should().BeTrue("nobody knows what changed");
    }

    private async Task<int> RowsOfAsync(Guid subject)
    {
        await using var scope = house.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CaseFlowDb>().ScopeRows.CountAsync(r => r.SubjectId == subject);
    }

    public sealed record Write(Guid Subject, bool Refuse, bool Nested = false) : ICommand<bool>;

    public sealed class Handler(CaseFlowDb db, IMediator mediator) : IRequestHandler<Write, bool>
    {
        public async Task<bool> Handle(Write request, CancellationToken cancellationToken)
        {
            db.Add(new ScopeRow(ScopeSubjects.Case, request.Subject, Guid.CreateVersion7(), "own"));
            if (request.Nested)
            {
                await mediator.Send(request with { Nested = false }, cancellationToken);
            }

            return request.Refuse ? throw new DomainException(ErrorKind.Conflict, "test.refused") : true;
        }
    }

    /// <summary>Uses the connection that the command writes through.</summary>
    public sealed record Use(Func<DbConnection, object> What) : ICommand<object>;

    public sealed class UseHandler(CaseFlowDb db) : IRequestHandler<Use, object>
    {
        public Task<object> Handle(Use request, CancellationToken cancellationToken) => Task.FromResult(request.What(db.Database.GetDbConnection()));
    }

    public sealed class House : TestHouse
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(s => s.AddTransient<IRequestHandler<Write, bool>, Handler>().AddTransient<IRequestHandler<Use, object>, UseHandler>());
        }
    }
}
