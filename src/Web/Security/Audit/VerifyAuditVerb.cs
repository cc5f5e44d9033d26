using CaseFlow.Web.Hosting;

namespace CaseFlow.Web.Security.Audit;

/// <summary><c>audit verify</c>: prints what is wrong with the audit trail; exit code 0 when nothing is.</summary>
internal sealed class VerifyAuditVerb(string[] args) : Verbs.IVerb
{
    public async Task<int> RunAsync()
    {
        await using var house = House.Build(args);
        if (!File.Exists(house.Services.GetRequiredService<Directories>().Database))
        {
            await Console.Error.WriteLineAsync("no database");
            return 2;
        }

        await using var scope = house.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("audit-verify");
        var report = await scope.ServiceProvider.GetRequiredService<AuditVerify>().RunAsync(CancellationToken.None);
        report.Print(Console.Out);
        return report.ExitCode;
    }
}
