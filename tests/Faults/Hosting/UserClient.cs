using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace CaseFlow.Faults.Hosting;

/// <summary>What a request came to.</summary>
/// <param name="Status">Null: no answer came, so nobody knows.</param>
/// <param name="Json">The answer's body, where there is one.</param>
internal sealed record Reply(HttpStatusCode? Status, JsonElement Json)
{
    public bool IsUnknown => Status is null;

    public bool IsOk => Status is >= HttpStatusCode.OK and < HttpStatusCode.Ambiguous;

    public string Code => Json.ValueKind is JsonValueKind.Object && Json.TryGetProperty("code", out var code) ? code.GetString() ?? "" : "";
}

/// <summary>A user of the API, with a token that outlives the host.</summary>
internal sealed class UserClient(HostProcess host, string userName, Verdict verdict) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = host.Address, Timeout = TimeSpan.FromSeconds(60) };

    public string UserName => userName;

    public Guid UserId { get; private set; }

    public string Token { get; private set; } = "";

    /// <summary>Goes on with what another client of the same user was given.</summary>
    public void SignInAs(Guid userId, string token)
    {
        (UserId, Token) = (userId, token);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public async Task SignInAsync(CancellationToken stop)
    {
        while (Token.Length == 0 || UserId == Guid.Empty)
        {
            await host.WaitUpAsync(stop);
            var answer = await SendAsync(HttpMethod.Post, "/api/tokens", JsonContent.Create(new { userName, password = HostProcess.Password }), stop);
            if (!answer.IsOk)
            {
                if (answer.IsUnknown)
                {
                    continue;
                }

                throw new InvalidOperationException($"{userName} cannot sign in: {answer.Status} {answer.Code}");
            }

            Token = answer.Json.GetProperty("accessToken").GetString()!;
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
            var me = await GetAsync("/api/me", stop);
            if (me.IsOk)
            {
                UserId = me.Json.GetProperty("id").GetGuid();
                return;
            }
        }
    }

    public Task<Reply> GetAsync(string path, CancellationToken stop) => SendAsync(HttpMethod.Get, path, null, stop);

    public Task<Reply> PostAsync(string path, string json, CancellationToken stop) =>
        SendAsync(HttpMethod.Post, path, new StringContent(json, Encoding.UTF8, "application/json"), stop);

    public Task<Reply> PostCsvAsync(string path, string csv, CancellationToken stop) =>
        SendAsync(HttpMethod.Post, path, new StringContent(csv, Encoding.UTF8, "text/csv"), stop);

    public Task<Reply> PostAsync(string path, HttpContent content, CancellationToken stop) => SendAsync(HttpMethod.Post, path, content, stop);

    public void Dispose() => http.Dispose();

    private async Task<Reply> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        try
        {
            using var answer = await http.SendAsync(request, stop);
            var body = await answer.Content.ReadAsByteArrayAsync(stop);
            host.CountAnswer();
            verdict.Must(
                answer.StatusCode < HttpStatusCode.InternalServerError || answer.StatusCode is HttpStatusCode.ServiceUnavailable,
                $"{method} {path.Split('?')[0]} answers {(int)answer.StatusCode}");
            return new(answer.StatusCode, body.Length == 0 ? default : JsonElement.Parse(body));
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or JsonException
            || (cut is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return new(null, default);
        }
    }
}
