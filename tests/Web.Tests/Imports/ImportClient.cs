using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace CaseFlow.Web.Tests.Imports;

/// <summary>Sends files and watches what becomes of them, as a client would.</summary>
internal static class ImportClient
{
    private static readonly string[] Over = ["Completed", "Refused", "Cancelled", "Failed"];

    public static Task<HttpResponseMessage> SendFileAsync(this HttpClient client, string kind, string text) =>
        client.SendFileAsync(kind, Encoding.UTF8.GetBytes(text));

    public static async Task<HttpResponseMessage> SendFileAsync(this HttpClient client, string kind, byte[] file)
    {
        using var form = new MultipartFormDataContent();
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(new StringContent("not the file"), "note");
        form.Add(content, "file", "张三.csv");
        return await client.PostAsync($"/api/imports?kind={kind}", form);
    }

    public static async Task<Guid> AcceptedAsync(this HttpClient client, string kind, byte[] file)
    {
        using var answer = await client.SendFileAsync(kind, file);
        answer.StatusCode.Should().Be(System.Net.HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        answer.Headers.Location!.ToString().Should().EndWith($"/api/imports/{id}");
        return id;
    }

    public static async Task<JsonElement> UntilOverAsync(this HttpClient client, Guid id)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var import = await client.GetFromJsonAsync<JsonElement>($"/api/imports/{id}", limit.Token);
            if (Over.Contains(import.GetProperty("state").GetString())) return import;
            await Task.Delay(50, limit.Token);
        }
    }

    public static async Task<JsonElement> ImportAsync(this HttpClient client, string kind, byte[] file) =>
        await client.UntilOverAsync(await client.AcceptedAsync(kind, file));

    public static Task<JsonElement> ImportAsync(this HttpClient client, string kind, string text) =>
        client.ImportAsync(kind, Encoding.UTF8.GetBytes(text));

    public static async Task<List<JsonElement>> RejectionsAsync(this HttpClient client, JsonElement import)
    {
        var id = import.GetProperty("id").GetGuid();
        var page = await client.GetFromJsonAsync<JsonElement>($"/api/imports/{id}/rejections?pageSize=200");
        return [.. page.GetProperty("items").EnumerateArray()];
    }

    public static string State(this JsonElement import) => import.GetProperty("state").GetString()!;

    public static long Count(this JsonElement import, string what) => import.GetProperty("counts").GetProperty(what).GetInt64();

    public static string Code(this JsonElement problemOrRejection) => problemOrRejection.GetProperty("code").GetString()!;
}
