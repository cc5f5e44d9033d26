using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Web.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CaseFlow.Web.Tests.Security;

public sealed class KeepingTheTrail(TestHouse house) : IClassFixture<TestHouse>
{
    [Fact]
    public async Task What_happened_is_sealed_and_anchored_within_a_moment()
    {
        using var auditor = await house.ClientOfAsync("auditor");

        var item = await EventuallyAsync(auditor, "/api/audit?action=sign_in.accepted", i => i.GetProperty("seq").ValueKind is JsonValueKind.Number);

        item.GetProperty("actorName").GetString().Should().NotBeNull();
        var anchor = house.Services.GetRequiredService<AuditAnchor>();
        await UntilAsync(() => Task.FromResult(anchor.Read()?.Seq >= item.GetProperty("seq").GetInt64()));
        (await VerifyAsync()).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task Who_asks_beyond_their_role_is_refused_and_on_record()
    {
        using var doctor = await house.ClientOfAsync("village001-1");
        using var auditor = await house.ClientOfAsync("auditor");

        (await doctor.GetAsync("/api/audit?q=53259919620315001X")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        using var admin = await house.ClientOfAsync("admin");
        (await admin.GetAsync("/api/audit")).StatusCode.Should().Be(HttpStatusCode.Forbidden, "a reason may name people");

        var item = await EventuallyAsync(auditor, "/api/audit?action=access.refused", i => i.GetProperty("actorName").GetString() == "village001-1");
        item.GetProperty("params").GetProperty("route").GetString().Should().Be("/api/audit");
        item.GetProperty("params").GetProperty("status").GetInt32().Should().Be(403);
        item.ToString().Should().NotContain("532599");
    }

    [Fact]
    public async Task Callers_who_are_not_signed_in_are_counted()
    {
        await house.OpenAsync();
        using var nobody = house.CreateClient();
        var queue = house.Services.GetRequiredService<RefusalQueue>();

        (await nobody.GetAsync("/api/me")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await nobody.GetAsync("/api/audit")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);

        await UntilAsync(() => Task.FromResult(queue.TakeCounts()?.PerAddress.Values.Sum() >= 1));
    }

    [Fact]
    public async Task Closing_the_house_seals_what_is_left()
    {
        using var closing = new TestHouse();
        using var client = await closing.ClientOfAsync("auditor");
        var anchor = closing.Services.GetRequiredService<AuditAnchor>().Path;
        await UntilAsync(() => Task.FromResult(File.Exists(anchor)));
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var lifetime = closing.Services.GetRequiredService<IHostApplicationLifetime>();
        lifetime.ApplicationStopped.Register(stopped.SetResult);

        await closing.SendAsync(new RecordRefusals.Command([new(Caller.Nobody, 403, "GET", "/x", null, DateTimeOffset.UnixEpoch)], null));
        lifetime.StopApplication();
        await stopped.Task;

        await using var connection = new SqliteConnection($"Data Source={Path.Combine(closing.Folder, "data", "caseflow.db")}");
        await connection.OpenAsync();
        var records = await CountAsync(connection, "SELECT COUNT(*) FROM audit_records");
        (await CountAsync(connection, "SELECT MAX(Seq) FROM audit_seals")).Should().Be(records).And.BePositive();
        JsonDocument.Parse(await File.ReadAllBytesAsync(anchor)).RootElement.GetProperty("seq").GetInt64().Should().Be(records);
    }

    [Fact]
    public void Nobody_can_fill_the_trail_by_being_refused()
    {
        var queue = new RefusalQueue(TimeProvider.System);
        var caller = new Caller(Guid.CreateVersion7(), "u", "r", null, []);
        for (var i = 0; i < 5000; i++)
        {
            queue.CountUnknown($"10.0.{i / 256}.{i % 256}");
            queue.Add(new(caller, 404, "GET", "/x", null, DateTimeOffset.UnixEpoch));
        }

        var counts = queue.TakeCounts()!;

        counts.PerAddress.Should().HaveCount(RefusalQueue.MostAddresses + 1);
        counts.PerAddress[RefusalQueue.Elsewhere].Should().Be(5000 - RefusalQueue.MostAddresses);
        queue.Waiting.Count.Should().Be(RefusalQueue.MostPerCallerAndMinute);
        counts.BeyondLimit.Should().Be(5000 - RefusalQueue.MostPerCallerAndMinute);
        queue.TakeCounts().Should().BeNull();
    }

    [Theory]
    [InlineData("/api/persons/0197f3a0-0000-7000-8000-000000000001/reveal", "/api/persons/{id}/reveal")]
    [InlineData("/api/households/53259919620315001X", "/api/households/*")]
    [InlineData("/cases/王小明", "/cases/*")]
    public void What_somebody_typed_into_an_address_is_not_kept(string path, string route) =>
        Refusal.Read(path).Route.Should().Be(route);

    private static async Task<JsonElement> EventuallyAsync(HttpClient client, string address, Func<JsonElement, bool> wanted)
    {
        JsonElement found = default;
        await UntilAsync(async () =>
        {
            var page = await client.GetFromJsonAsync<JsonElement>(address);
            found = page.GetProperty("items").EnumerateArray().FirstOrDefault(wanted);
            return found.ValueKind is JsonValueKind.Object;
        });
        return found;
    }

    private static async Task UntilAsync(Func<Task<bool>> there)
    {
        for (var attempt = 0; !await there(); attempt++)
        {
            attempt.Should().BeLessThan(100, "it should have happened within ten seconds");
            await Task.Delay(100);
        }
    }

    private static async Task<long> CountAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<AuditReport> VerifyAsync()
    {
        await using var scope = house.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().BecomeSystem("test");
        return await scope.ServiceProvider.GetRequiredService<AuditVerify>().RunAsync(CancellationToken.None);
    }
}
