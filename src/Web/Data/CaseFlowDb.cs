using CaseFlow.Web.Data.Conventions;
using CaseFlow.Web.Data.PersonalData;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Identity;
using CaseFlow.Web.Security.Sessions;
using CaseFlow.Workflows.Storage;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Data;

/// <summary>The one context: the case side and the workflow side share its connection and its transaction.</summary>
public sealed partial class CaseFlowDb(DbContextOptions<CaseFlowDb> options, CallerContext caller)
    : IdentityUserContext<AppUser, Guid>(options)
{
    public DbSet<ScopeRow> ScopeRows => Set<ScopeRow>();

    public DbSet<SupervisionContact> SupervisionContacts => Set<SupervisionContact>();

    public DbSet<Session> Sessions => Set<Session>();

    /// <summary>Background work that named itself sees everything; unset sees nothing. Read by every scope filter.</summary>
    internal bool SeesAll => caller.Current.IsSystem;

    /// <summary>The organisations whose rows the caller may see. Read by every scope filter.</summary>
    internal IReadOnlyList<Guid> ScopeOrganisations => caller.Current.ScopeOrganisations;

    internal bool UnitIsOpen { get; set; }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        UnitIsOpen
            ? base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken)
            : throw new InvalidOperationException("Only a command writes: nothing is saved outside a unit of work.");

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new InvalidOperationException("Only a command writes, and it does so asynchronously.");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        StoredForms.Apply(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(CaseFlowDb).Assembly);
        builder.AddWorkflows();
        builder.SealPersonalData();
        ApplyScope(builder);
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            entity.SetTableName(SnakeCase.Of(entity.GetTableName() ?? entity.ClrType.Name));
        }
    }

    /// <summary>Every filter by scope stands in this one place (CaseFlowDb.Scope.cs).</summary>
    partial void ApplyScope(ModelBuilder builder);
}
