namespace CaseFlow.Web.Security.Audit;

public static class AuditSetup
{
    /// <summary>Register it before every room that writes: hosted services stop last in, first out, and the sealer must stop last.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddOptions<AuditOptions>().BindConfiguration(AuditOptions.Section);
        services.AddScoped<IAuditTrail, AuditTrail>();
        services.AddSingleton<AuditAnchor>();
        services.AddScoped<AuditVerify>();
        services.AddHostedService<AuditSealer>();
        services.AddSingleton<RefusalQueue>();
        services.AddHostedService<RefusalWriter>();
        return services;
    }
}
