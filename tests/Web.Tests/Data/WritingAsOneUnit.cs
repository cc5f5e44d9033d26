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

    public sealed class House : TestHouse
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(s => s.AddTransient<IRequestHandler<Write, bool>, Handler>());
        }
    }
}
