using System.Text;
using CaseFlow.Domain.Common;
using CaseFlow.Web.Features.Imports.Files;

namespace CaseFlow.Web.Tests.Imports;

public sealed class CheckingAFile
{
    private const string Header = "householdNo,monitoringType,recognisedOn,riskEliminatedOn\n";
    private static readonly ImportColumns Columns = ImportColumns.Of(ImportKind.MonitoringList);

    static CheckingAFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task A_whole_file_passes_with_either_line_end(string lineEnd)
    {
        var text = (Header + "H1,EdgeHousehold,2021-05-10,\nH2,\"Edge\"\"Household\",2021-05-10,\n").Replace("\n", lineEnd, StringComparison.Ordinal);

        var checkedFile = await Check(Encoding.UTF8.GetBytes(text));

        checkedFile.Should().Be(new CheckedFile(FileEncoding.Utf8, 2));
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_part_of_the_first_name()
    {
        byte[] file = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Header + "H1,边缘,2021-05-10,\n")];

        (await Check(file)).Encoding.Should().Be(FileEncoding.Utf8);
    }

    [Fact]
    public async Task GB18030_is_told_from_UTF8_even_when_the_only_character_stands_at_the_end()
    {
        var file = Encoding.GetEncoding("GB18030").GetBytes(Header + string.Concat(Enumerable.Repeat("H1,Edge,2021-05-10,\n", 20_000)) + "H2,边缘户,2021-05-10,\n");

        (await Check(file)).Should().Be(new CheckedFile(FileEncoding.Gb18030, 20_001));
    }

    [Fact]
    public async Task Neither_UTF8_nor_GB18030_is_refused()
    {
        var refusal = await Refusal(Encoding.Latin1.GetBytes(Header + "H1,café,2021-05-10,\n"));

        refusal.Code.Should().Be("import.encoding_unknown");
    }

    [Fact]
    public async Task UTF16_is_not_text_here() =>
        (await Refusal(Encoding.Unicode.GetBytes(Header))).Code.Should().Be("import.not_text");

    [Theory]
    [InlineData("", "import.empty", null)]
    [InlineData("H1,EdgeHousehold,2021-05-10,\n", "import.header_absent", null)]
    [InlineData("householdNo,monitoringType,recognisedOn\n", "import.header_missing", "riskEliminatedOn")]
    [InlineData("householdNo,monitoringType,recognisedOn,riskEliminatedOn,colour,张三\n", "import.header_unknown", "colour, #6")]
    [InlineData("householdNo,monitoringType,recognisedOn,riskEliminatedOn,householdNo\n", "import.header_repeated", "householdNo")]
    public async Task A_wrong_header_is_named(string text, string code, string? columns)
    {
        var refusal = await Refusal(Encoding.UTF8.GetBytes(text));

        refusal.Code.Should().Be(code);
        refusal.Params.GetValueOrDefault("columns").Should().Be(columns);
    }

    [Theory]
    [InlineData("H1,EdgeHousehold,2021-05-10\n", "import.column_count", 2)]
    [InlineData("H1,EdgeHousehold,2021-05-10,\n\n", "import.column_count", 3)]
    [InlineData("H1,EdgeHousehold,2021-05-10,\nH2,EdgeHousehold,2021-05-10,", "import.truncated", 3)]
    [InlineData("H1,EdgeHousehold,2021-05-10,\nH2,EdgeHousehold,2021-05-10,\r", "import.truncated", 3)]
    [InlineData("H1,EdgeHousehold,2021-05-10,\"\"", "import.truncated", 2)]
    [InlineData("H1,\"Edge\nHousehold,2021-05-10,\nH2,Edge,2021-05-10,\n", "import.quote_unclosed", 2)]
    [InlineData("H1,Edge,2021-05-10,\nH2,\"Edge,2021-05-10,\nH3,\"Edge\",2021-05-10,\n", "import.quote_unclosed", 3)]
    [InlineData("H1,Edge\"Household,2021-05-10,\n", "import.quote_misplaced", 2)]
    [InlineData("H1,\"Edge\"Household,2021-05-10,\n", "import.quote_misplaced", 2)]
    [InlineData("H1,\"Edge\nHousehold\",2021-05-10,\nH2,Edge\n", "import.column_count", 4)]
    public async Task A_broken_row_is_refused_with_its_line(string rows, string code, long line)
    {
        var refusal = await Refusal(Encoding.UTF8.GetBytes(Header + rows));

        refusal.Code.Should().Be(code);
        refusal.Params["line"].Should().Be(line);
    }

    [Fact]
    public async Task A_quote_left_open_in_a_large_file_is_found_where_it_opened()
    {
        var text = Header + "H1,\"Edge,2021-05-10,\n" + string.Concat(Enumerable.Repeat("H2,Edge,2021-05-10,\n", 50_000));

        var refusal = await Refusal(Encoding.UTF8.GetBytes(text));

        refusal.Code.Should().Be("import.quote_unclosed");
        refusal.Params["line"].Should().Be(2L);
    }

    [Fact]
    public async Task Reading_goes_on_from_any_position_between_rows()
    {
        var file = Encoding.UTF8.GetBytes(Header + "H1,\"a\nb\",x,\nH2,\"say \"\"hi\"\"\",y,\nH3,c,z,\n");
        var whole = new CsvRows(new MemoryStream(file), FilePosition.Start);
        for (var i = 0; i < 2; i++) await whole.ReadAsync(default);
        var position = whole.Position;

        var resumed = new CsvRows(new MemoryStream(file[(int)position.Byte..]), position);
        await resumed.ReadAsync(default);

        resumed.Line.Should().Be(4);
        resumed.Text(1, Encoding.UTF8).Should().Be("say \"hi\"");
        (await resumed.ReadAsync(default)).Should().BeTrue();
        resumed.Position.Should().Be(new FilePosition(file.Length, 6, 4));
        (await resumed.ReadAsync(default)).Should().BeFalse();
    }

    private static Task<CheckedFile> Check(byte[] file) =>
        FileCheck.RunAsync(() => new MemoryStream(file), Columns, new Progress<long>(), default);

    private static async Task<DomainException> Refusal(byte[] file)
    {
        var checking = () => Check(file);
        return (await checking.Should().ThrowAsync<DomainException>()).Which;
    }
}
