using CaseFlow.Web.Data;
using CaseFlow.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Web.Tests.Data;

public sealed class KeepingTheSchema(TestHouse house) : IClassFixture<TestHouse>
{
    [Fact]
    public async Task The_migrations_make_what_the_model_says()
    {
        await house.OpenAsync();
        await using var scope = house.Services.CreateAsyncScope();

        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();

        db.Database.HasPendingModelChanges().Should().BeFalse("a changed model needs a migration: see docs/migrations.md");
        (await db.Database.GetPendingMigrationsAsync()).Should().BeEmpty();
    }
}
