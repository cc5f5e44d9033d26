using System.Net.Http.Json;
using System.Text.Json;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Trials;

/// <summary>An administrator at the doors of trials.</summary>
internal sealed class TrialClient(HttpClient admin) : IDisposable
{
    public HttpClient Http => admin;

    public static async Task<TrialClient> OfAsync(TestHouse house, string userName = "admin") => new(await house.ClientOfAsync(userName));

    public Task<HttpResponseMessage> TryAsync(object body) => admin.PostAsJsonAsync("/api/trials", body);

    public async Task<(Guid Trial, Guid Instance)> BeginAsync(string definitionId, object? household = null, object? input = null)
    {
        using var answer = await TryAsync(new { definitionId, household, input });
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.Should().BeTrue(text);
        var began = JsonDocument.Parse(text).RootElement;
        return (began.GetProperty("trialId").GetGuid(), began.GetProperty("instanceId").GetGuid());
    }

    public async Task<JsonElement> ReadAsync(Guid trial)
    {
        using var answer = await admin.GetAsync($"/api/trials/{trial}");
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.Should().BeTrue(text);
        return JsonDocument.Parse(text).RootElement;
    }

    public async Task<List<JsonElement>> TasksAsync(Guid trial) =>
        [.. (await ReadAsync(trial)).GetProperty("inside").GetProperty("tasks").EnumerateArray()];

    public async Task<JsonElement> TaskAsync(Guid trial, string kind)
    {
        var open = await TasksAsync(trial);
        return open.Should().ContainSingle(t => t.GetProperty("kind").GetString() == kind, string.Join("; ", open.Select(t => t.GetRawText()))).Subject;
    }

    /// <summary>Reads the task's form, and answers it.</summary>
    public async Task AnswerAsync(Guid trial, string kind, string outcome, object answers)
    {
        var id = (await TaskAsync(trial, kind)).GetProperty("id").GetGuid();
        var form = await admin.GetFromJsonAsync<JsonElement>($"/api/trials/{trial}/tasks/{id}");
        using var done = await admin.PostAsJsonAsync(
            $"/api/trials/{trial}/tasks/{id}/complete",
            new { outcome, answers, operationId = Guid.CreateVersion7(), revision = form.GetProperty("revision").GetInt32() });
        done.IsSuccessStatusCode.Should().BeTrue(await done.Content.ReadAsStringAsync());
    }

    public Task<HttpResponseMessage> PassAsync(Guid trial, int? days = null) => admin.PostAsJsonAsync($"/api/trials/{trial}/clock", new { days });

    public async Task EndAsync(Guid trial) => (await admin.DeleteAsync($"/api/trials/{trial}")).EnsureSuccessStatusCode();

    public void Dispose() => admin.Dispose();
}
