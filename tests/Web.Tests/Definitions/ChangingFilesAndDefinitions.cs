using System.Net;
using CaseFlow.Web.Tests.Hosting;
using static CaseFlow.Web.Tests.Definitions.DefinitionClient;

namespace CaseFlow.Web.Tests.Definitions;

public sealed class ChangingFilesAndDefinitions : IDisposable
{
    private readonly string files = Directory.CreateTempSubdirectory("definition-files").FullName;
    private readonly string folder = Path.Combine(Path.GetTempPath(), "caseflow-tests", Guid.CreateVersion7().ToString("N"));

    public void Dispose()
    {
        Directory.Delete(files, recursive: true);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Across_restarts_neither_a_file_nor_an_edit_is_lost_until_somebody_decides()
    {
        Write("kept", "from file");
        Write("taken", "from file");
        await using (var house = House())
        {
            using var admin = await house.ClientOfAsync("admin");
            await (await admin.SaveAsync(Flow("kept", "edited"), revision: 1, publish: true)).SaidAsync();
            await (await admin.SaveAsync(Flow("taken", "edited"), revision: 1)).SaidAsync();
            (await ConflictAsync(admin, "kept")).Should().BeNull();
        }

        await using (var house = House())
        {
            using var admin = await house.ClientOfAsync("admin");
            (await ConflictAsync(admin, "kept")).Should().BeNull("the file is what it was");
            (await admin.GetStringAsync($"{Root}/kept/export?version=published")).Should().Contain("edited");
        }

        Write("kept", "changed file");
        Write("taken", "changed file");
        await using (var house = House())
        {
            using var admin = await house.ClientOfAsync("admin");
            (await ConflictAsync(admin, "kept")).Should().Be("kept.json");
            (await ConflictAsync(admin, "taken")).Should().Be("taken.json");
            (await admin.GetStringAsync($"{Root}/kept/export")).Should().Contain("edited");

            await (await admin.DoAsync("kept", "dismiss-file")).SaidAsync();
            await (await admin.DoAsync("taken", "take-file", new { revision = 1 })).RefusedAsync(HttpStatusCode.Conflict, "definition.stale");
            await (await admin.DoAsync("taken", "take-file")).SaidAsync();
            await (await admin.DoAsync("taken", "take-file")).RefusedAsync(HttpStatusCode.Conflict, "definition.no_file_conflict");
            (await admin.GetStringAsync($"{Root}/taken/export?version=published")).Should().Contain("changed file");
            (await admin.GetStringAsync($"{Root}/taken/export?version=2")).Should().Contain("edited", "the draft is still to be found");
        }

        await using (var house = House())
        {
            using var admin = await house.ClientOfAsync("admin");
            (await ConflictAsync(admin, "kept")).Should().BeNull();
            (await ConflictAsync(admin, "taken")).Should().BeNull();
            (await admin.GetStringAsync($"{Root}/kept/export?version=published")).Should().Contain("edited");
            using var auditor = await house.ClientOfAsync("auditor");
            var trail = await (await auditor.GetAsync("/api/audit?action=definition.&pageSize=200")).SaidAsync();
            trail["items"]!.AsArray().Select(r => $"{r!["action"]} {r["params"]!["definitionId"]}").Should()
                .Contain(["definition.file_conflict kept", "definition.dismiss_file kept", "definition.take_file taken"]);
        }
    }

    private static async Task<string?> ConflictAsync(HttpClient admin, string id)
    {
        var listed = await (await admin.GetAsync($"{Root}?search={id}")).SaidAsync();
        var item = listed["items"]!.AsArray().Single(d => (string?)d!["definitionId"] == id)!;
        return (string?)item["fileConflict"];
    }

    private void Write(string id, string line) => File.WriteAllText(Path.Combine(files, $"{id}.json"), Flow(id, line).ToJsonString());

    private TestHouse House() => new() { Folder = folder, KeepsFolder = true, Settings = { ["CaseFlow:DefinitionsDirectory"] = files } };
}
