using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Imports;

public sealed class RefusingAFile(RefusingAFile.House house) : IClassFixture<RefusingAFile.House>
{
    private const string Header = "householdNo,monitoringType,recognisedOn,riskEliminatedOn\n";

    [Fact]
    public async Task A_wrong_header_is_answered_at_once_and_the_import_stays_visible_as_refused()
    {
        using var county = await house.ClientOfAsync("county1");

        using var answer = await county.SendFileAsync("monitoring-list", "householdNo,colour,recognisedOn,riskEliminatedOn\n");

        answer.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.Code().Should().Be("import.header_wrong");
        problem.GetProperty("params").GetProperty("unknown").GetString().Should().Be("colour");
        problem.GetProperty("params").GetProperty("missing").GetString().Should().Be("monitoringType");
        var id = problem.GetProperty("params").GetProperty("import").GetGuid();
        var import = await county.GetFromJsonAsync<JsonElement>($"/api/imports/{id}");
        import.State().Should().Be("Refused");
        import.GetProperty("refusal").Code().Should().Be("import.header_wrong");
        import.GetProperty("refusal").GetProperty("message").GetString().Should().Contain("colour");
    }

    [Theory]
    [InlineData("H1,EdgeHousehold,2021-05-10", "import.truncated")]
    [InlineData("H1,\"EdgeHousehold,2021-05-10,\n", "import.quote_unclosed")]
    [InlineData("H1,EdgeHousehold,2021-05-10\n", "import.column_count")]
    public async Task What_only_the_whole_file_shows_refuses_it_after_it_was_accepted(string rows, string code)
    {
        using var county = await house.ClientOfAsync("county1");

        var import = await county.ImportAsync("monitoring-list", Header + rows);

        import.State().Should().Be("Refused");
        import.GetProperty("refusal").Code().Should().Be(code);
        import.GetProperty("refusal").GetProperty("params").GetProperty("line").GetInt32().Should().Be(2);
        Directory.EnumerateFiles(Path.Combine(house.Folder, "data", "spool")).Should().BeEmpty("the file is not needed any more");
    }

    [Fact]
    public async Task Bytes_that_are_no_text_in_either_encoding_are_refused()
    {
        using var county = await house.ClientOfAsync("county1");

        var import = await county.ImportAsync("monitoring-list", Encoding.Latin1.GetBytes(Header + "H1,café,2021-05-10,\n"));

        import.GetProperty("refusal").Code().Should().Be("import.encoding_unknown");
    }

    [Fact]
    public async Task The_file_may_be_the_body_itself()
    {
        using var county = await house.ClientOfAsync("county1");
        using var body = new StringContent(Header, Encoding.UTF8, "text/csv");

        using var answer = await county.PostAsync("/api/imports?kind=monitoring-list", body);

        answer.StatusCode.Should().Be(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task A_form_without_a_file_is_refused()
    {
        using var county = await house.ClientOfAsync("county1");
        using var form = new MultipartFormDataContent { { new StringContent("x"), "note" } };

        using var answer = await county.PostAsync("/api/imports?kind=monitoring-list", form);

        (await answer.Content.ReadFromJsonAsync<JsonElement>()).Code().Should().Be("import.file_missing");
    }

    [Fact]
    public async Task A_form_that_breaks_off_leaves_nothing()
    {
        using var county = await house.ClientOfAsync("county1");
        using var body = new StringContent($"--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n{Header}H1,EdgeHousehold,2021-05-10,\r\n");
        body.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "x") } };

        using var answer = await county.PostAsync("/api/imports?kind=monitoring-list", body);

        (await answer.Content.ReadFromJsonAsync<JsonElement>()).Code().Should().Be("import.upload_broken");
        Directory.EnumerateFiles(Path.Combine(house.Folder, "data", "spool"), "*.part").Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_refused_and_leaves_nothing()
    {
        using var county = await house.ClientOfAsync("county1");
        var large = Encoding.UTF8.GetBytes(Header + string.Concat(Enumerable.Repeat("H1,EdgeHousehold,2021-05-10,\n", 10_000)));

        using var answer = await county.SendFileAsync("monitoring-list", large);

        answer.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).Code().Should().Be("import.too_large");
        Directory.EnumerateFiles(Path.Combine(house.Folder, "data", "spool"), "*.part").Should().BeEmpty();
    }

    [Theory]
    [InlineData("colours")]
    [InlineData("users")]
    public async Task An_unknown_kind_is_refused(string kind)
    {
        using var county = await house.ClientOfAsync("county1");

        using var answer = await county.SendFileAsync(kind, Header);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).Code().Should().Be("import.kind_unknown");
    }

    [Theory]
    [InlineData("township001")]
    [InlineData("admin")]
    [InlineData("auditor")]
    public async Task Who_may_not_import_is_turned_away(string user)
    {
        using var client = await house.ClientOfAsync(user);

        using var answer = await client.SendFileAsync("monitoring-list", Header);

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_agency_sends_only_what_is_its_business()
    {
        using var insurer = await house.ClientOfAsync("insurance1");

        using var answer = await insurer.SendFileAsync("monitoring-list", Header);

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).Code().Should().Be("import.kind_forbidden");
    }

    [Fact]
    public async Task Another_organisations_import_is_not_there()
    {
        using var county = await house.ClientOfAsync("county1");
        using var insurer = await house.ClientOfAsync("insurance1");
        var id = await county.AcceptedAsync("monitoring-list", Encoding.UTF8.GetBytes(Header));

        (await insurer.GetAsync($"/api/imports/{id}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await insurer.GetAsync($"/api/imports/{id}/rejections")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await insurer.PostAsync($"/api/imports/{id}/cancel", null)).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    public sealed class House : TestHouse
    {
        public House() => Settings["CaseFlow:Imports:MaxBytes"] = "100000";
    }
}
