using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.Imports;
using CaseFlow.Web.Features.Imports.Files;
using CaseFlow.Web.Features.Imports.Running;
using CaseFlow.Web.Tests.Hosting;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Web.Tests.Imports;

public sealed class GoingOn(GoingOn.House house) : IClassFixture<GoingOn.House>
{
    [Fact]
    public async Task An_import_that_was_interrupted_goes_on_behind_its_last_batch()
    {
        using var county = await house.ClientOfAsync("county1");
        await house.OpenAsync();
        var file = Encoding.UTF8.GetBytes(Households("R", 300));
        Guid id;
        using (house.HoldImports())
        {
            id = await county.AcceptedAsync("households", file);
            await house.SendAsync(new MoveImport.Pass(id, new(FileEncoding.Utf8, 300)));
            (await house.SendAsync(await FirstRowsAsync(id, file, 120))).Should().Be(ImportState.Applying);
            (await house.SendAsync(await FirstRowsAsync(id, file, 120))).Should().Be(ImportState.Applying, "a batch sent again is not applied again");
        }

        var import = await county.UntilOverAsync(id);

        import.State().Should().Be("Completed");
        import.Count("created").Should().Be(300);
        import.GetProperty("rowsDone").GetInt64().Should().Be(300);
        import.GetProperty("touched").GetInt32().Should().Be(300);
    }

    [Fact]
    public async Task A_contradiction_across_the_interruption_is_still_seen()
    {
        using var county = await house.ClientOfAsync("county1");
        await house.OpenAsync();
        var text = Households("C", 50);
        var contradiction = text.Split('\n')[1].Replace(",40000.00,", ",50000.00,", StringComparison.Ordinal);
        var file = Encoding.UTF8.GetBytes(text + contradiction + "\n");
        Guid id;
        using (house.HoldImports())
        {
            id = await county.AcceptedAsync("households", file);
            await house.SendAsync(new MoveImport.Pass(id, new(FileEncoding.Utf8, 51)));
            await house.SendAsync(await FirstRowsAsync(id, file, 20));
        }

        var import = await county.UntilOverAsync(id);

        import.Count("created").Should().Be(50);
        (await county.RejectionsAsync(import)).Where(r => !r.GetProperty("warning").GetBoolean())
            .Should().ContainSingle().Which.Code().Should().Be("row.repeated");
    }

    [Fact]
    public async Task A_cancelled_import_applies_no_further_row_and_keeps_those_applied()
    {
        using var county = await house.ClientOfAsync("county1");
        await house.OpenAsync();
        var file = Encoding.UTF8.GetBytes(Households("X", 100));
        Guid id;
        using (house.HoldImports())
        {
            id = await county.AcceptedAsync("households", file);
            await house.SendAsync(new MoveImport.Pass(id, new(FileEncoding.Utf8, 100)));
            await house.SendAsync(await FirstRowsAsync(id, file, 40));
            (await county.PostAsync($"/api/imports/{id}/cancel", null)).StatusCode.Should().Be(HttpStatusCode.NoContent);
            (await house.SendAsync(await FirstRowsAsync(id, file, 40))).Should().Be(ImportState.Cancelled);
        }

        var import = await county.UntilOverAsync(id);

        import.State().Should().Be("Cancelled");
        import.Count("created").Should().Be(40);
        (await county.PostAsync($"/api/imports/{id}/cancel", null)).StatusCode.Should().Be(HttpStatusCode.NoContent, "cancelling twice is cancelling");
    }

    [Fact]
    public async Task What_is_completed_cannot_be_cancelled()
    {
        using var county = await house.ClientOfAsync("county1");
        var import = await county.ImportAsync("households", Households("D", 1));

        using var answer = await county.PostAsync($"/api/imports/{import.GetProperty("id").GetGuid()}/cancel", null);

        answer.StatusCode.Should().Be(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Rejected_rows_come_back_as_they_were_sent_and_go_in_once_mended()
    {
        using var county = await house.ClientOfAsync("county1");
        const string Address = "\"竹坪社区一组\"\"2\"\"号, 井旁\"";
        var lines = Households("M", 3).Split('\n');
        lines[2] = lines[2].Replace(",EdgeHousehold,", ",Rich,", StringComparison.Ordinal).Replace("竹坪社区一组2号", Address, StringComparison.Ordinal);
        var import = await county.ImportAsync("households", string.Join('\n', lines));
        import.Count("rejected").Should().Be(1);

        var csv = await county.GetStringAsync($"/api/imports/{import.GetProperty("id").GetGuid()}/rejections.csv");
        var mended = await county.ImportAsync("households", csv.Replace("Rich", "EdgeHousehold", StringComparison.Ordinal));

        csv.Should().Contain(Address).And.Contain("populationType,row.choice_unknown");
        mended.State().Should().Be("Completed");
        mended.Count("created").Should().Be(1);
        mended.Count("rejected").Should().Be(0);
    }

    [Fact]
    public async Task Every_download_and_every_batch_is_on_record()
    {
        using var county = await house.ClientOfAsync("county1");
        using var auditor = await house.ClientOfAsync("auditor");
        var import = await county.ImportAsync("households", Households("A", 2));
        var id = import.GetProperty("id").GetGuid();
        await county.GetStringAsync($"/api/imports/{id}/rejections.csv");

        var trail = await auditor.GetFromJsonAsync<JsonElement>($"/api/audit?action=import.&subjectId={id}&pageSize=50");

        var records = trail.GetProperty("items").EnumerateArray().ToList();
        records.Select(r => r.GetProperty("action").GetString()).Should().Contain(
            ["import.receive", "import.checked", "import.batch", "import.applied", "import.completed", "import.rejections_downloaded"]);
        records.Should().Contain(r => r.GetProperty("action").GetString() == "import.rejections_downloaded" && r.GetProperty("actorName").GetString() == "county1");
        var batch = records.Find(r => r.GetProperty("action").GetString() == "import.batch").GetProperty("params");
        batch.GetProperty("fromRow").GetInt64().Should().Be(1);
        batch.GetProperty("toRow").GetInt64().Should().Be(2);
        batch.GetProperty("sha256").GetString().Should().Be(import.GetProperty("sha256").GetString());
    }

    [Fact]
    public async Task Downloading_rejected_rows_is_a_right_of_its_own()
    {
        using var county = await house.ClientOfAsync("county1");
        using var partner = await house.ClientOfAsync("partner-insurance1");
        var import = await county.ImportAsync("households", Households("P", 1));

        using var answer = await partner.GetAsync($"/api/imports/{import.GetProperty("id").GetGuid()}/rejections.csv");

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    private static string Households(string prefix, int count)
    {
        var text = new StringBuilder(
            "householdNo,regionCode,address,populationType,registeredOn,liftedOutYear,memberCount,annualNetIncome,incomeYear,labourCount,bankAccount\n");
        for (var n = 1; n <= count; n++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{prefix}-{n:000},532503001901,竹坪社区一组{n}号,EdgeHousehold,2021-05-10,,3,40000.00,2025,2,\n");
        }

        return text.ToString();
    }

    private static async Task<ApplyBatch.Command> FirstRowsAsync(Guid id, byte[] file, int count)
    {
        var reader = new CsvRows(new MemoryStream(file), FilePosition.Start);
        var header = await FileCheck.ReadHeaderAsync(reader, ImportColumns.Of(ImportKind.Households), default);
        var from = reader.Position;
        var rows = new List<ApplyBatch.Sent>();
        while (rows.Count < count && await reader.ReadAsync(default))
        {
            rows.Add(new(new(reader.Position.Rows - 1, reader.Line, header.Arrange(reader, Encoding.UTF8)), Contradicts: false));
        }

        return new(id, from, reader.Position, rows, new(TimeProvider.System));
    }

    /// <summary>Whose import loop may be kept from finding work, as if its process had been killed.</summary>
    public sealed class House : TestHouse
    {
        private readonly Brake brake = new();

        public IDisposable HoldImports()
        {
            brake.IsOn = true;
            return new Release(() =>
            {
                brake.IsOn = false;
                Services.GetRequiredService<CommitSignal>().Committed();
            });
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.AddSingleton(brake).AddTransient(typeof(IPipelineBehavior<,>), typeof(Held<,>)));
        }
    }

    internal sealed class Brake
    {
        public volatile bool IsOn;
    }

    internal sealed class Held<TRequest, TResponse>(Brake brake) : IPipelineBehavior<TRequest, TResponse>
        where TRequest : IRequest<TResponse>
    {
        public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
            request is NextImport.Query && brake.IsOn ? Task.FromResult<TResponse>(default!) : next();
    }

    private sealed class Release(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}
