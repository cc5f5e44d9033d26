using System.Diagnostics;
using CaseFlow.Faults;
using CaseFlow.Faults.Hosting;

namespace CaseFlow.Benchmarks.Designer;

/// <summary>How long a started host takes for the designer's toolbox, which is asked for after every save, against the plainest answer it can give.</summary>
internal static class DescriptorsRun
{
    private const double MostMilliseconds = 20;
    private const int Warming = 50;

    public static async Task<int> RunAsync(int requests)
    {
        var figures = new Figures();
        await using var host = new HostProcess("descriptors");
        await host.StartAsync(HostOrder.Shipped);
        using var admin = new UserClient(host, "admin", new Verdict());
        await admin.SignInAsync(CancellationToken.None);
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", admin.Token);
        http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");

        var (floor, toolbox) = (new List<double>(requests), new List<double>(requests));
        for (var i = 0; i < requests + Warming; i++)
        {
            var plain = await TakeAsync(http, "/health/live");
            var full = await TakeAsync(http, "/elsa/api/descriptors/activities?Refresh=True");
            if (i < Warming) continue;
            floor.Add(plain);
            toolbox.Add(full);
        }

        figures.Add("descriptors-floor-p95", At(floor, 0.95), "ms");
        figures.Add("descriptors-p50", At(toolbox, 0.5), "ms");
        figures.Add("descriptors-p95", At(toolbox, 0.95), "ms", atMost: MostMilliseconds);
        figures.Add("descriptors-over-floor", At(toolbox, 0.5) / At(floor, 0.5), "x");
        await host.StopAsync();
        host.DeleteFolderIf(figures.AreGood);
        return figures.Close();
    }

    private static async Task<double> TakeAsync(HttpClient http, string path)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await http.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static double At(List<double> times, double part) => times.Order().ElementAt((int)Math.Ceiling(times.Count * part) - 1);
}
