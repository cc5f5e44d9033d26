using CaseFlow.Web.Data;
using CaseFlow.Web.Features.Imports.CommandLine;
using CaseFlow.Web.Features.Imports.Rejections;
using CaseFlow.Web.Features.Imports.Rows;
using CaseFlow.Web.Features.Imports.Running;
using CaseFlow.Web.Features.Imports.Upload;

namespace CaseFlow.Web.Features.Imports;

/// <summary>What imports need, and their doors.</summary>
internal static class ImportsRoom
{
    public static IServiceCollection AddImports(this IServiceCollection services)
    {
        services.AddOptions<ImportOptions>().BindConfiguration(ImportOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ImportSpool>();
        services.AddSingleton<FileReceiver>();
        services.AddSingleton<RowsRunner>();
        services.AddSingleton<ImportRunner>();
        services.AddSingleton<SpoolSweeper>();
        services.AddHostedService<ImportLoop>();
        services.AddSingleton<FactFile>();
        services.AddSingleton<UserFile>();
        services.AddScoped<SenderRights>();
        services.AddScoped<SendFile.Doorway>();
        services.AddScoped<DownloadRejections.Writer>();
        services.AddScoped<ImportTeller>();
        services.AddScoped<MemberCounts>();
        services.AddScoped<RowWriter>();
        services.AddScoped<Lookups>();
        services.AddScoped<HouseholdScope>();
        foreach (var applier in typeof(IRowApplier).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IRowApplier))))
        {
            services.AddScoped(typeof(IRowApplier), applier);
        }

        return services;
    }

    public static void MapImports(this RouteGroupBuilder api)
    {
        SendFile.Map(api);
        ListImports.Map(api);
        GetImport.Map(api);
        CancelImport.Map(api);
        ListRejections.Map(api);
        DownloadRejections.Map(api);
    }
}
