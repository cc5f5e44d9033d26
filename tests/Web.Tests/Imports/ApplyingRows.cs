using System.Text;
using CaseFlow.Web.Tests.Hosting;

namespace CaseFlow.Web.Tests.Imports;

public sealed class ApplyingRows(ApplyingRows.House house) : IClassFixture<ApplyingRows.House>
{
    [Fact]
    public async Task The_samples_are_applied_whole_and_sent_again_they_change_nothing()
    {
        using var county = await house.ClientOfAsync("county1");
        await house.SampleFactsAsync();

        foreach (var kind in Samples.GoodOnes)
        {
            var again = await county.ImportAsync(kind, Samples.Read(kind));

            again.State().Should().Be("Completed", kind);
            again.Count("unchanged").Should().Be(again.GetProperty("rows").GetInt64(), kind).And.BePositive();
            (again.Count("created") + again.Count("updated") + again.Count("rejected")).Should().Be(0, kind);
            again.GetProperty("touched").GetInt32().Should().Be(0, kind);
        }
    }

    [Fact]
    public async Task The_same_rows_in_GB18030_are_the_same_rows()
    {
        using var county = await house.ClientOfAsync("county1");
        await house.SampleFactsAsync();

        var import = await county.ImportAsync("households", Samples.Read("households-gb18030"));

        import.GetProperty("encoding").GetString().Should().Be("Gb18030");
        import.Count("unchanged").Should().Be(6);
    }

    [Theory]
    [InlineData("households", 1, "region_code|row.village_unknown", "row.choice_unknown", "field.out_of_range", "date.in_future", "money.negative", "row.repeated")]
    [InlineData("persons", 1, "id_number.checksum", "row.household_unknown", "phone.malformed", "id_number.birth_date", "person.in_another_household", "field.missing|row.yes_or_no")]
    [InlineData("enrolments", 1, "enrolment.premium_sum", "field.missing", "date.in_future", "row.person_unknown")]
    [InlineData("diagnoses", 1, "icd10.malformed", "date.in_future", "row.institution_unknown")]
    [InlineData(
        "medical-expenses", 1, "id_number.checksum", "money.negative", "expense.claim_duplicate", "date.in_future", "date.not_in_order",
        "expense.settled_outside_period", "expense.layers_do_not_add", "person.name_mismatch", "row.institution_unknown")]
    [InlineData("monitoring-list", 1, "row.household_unknown", "row.choice_unknown", "date.not_in_order")]
    public async Task Each_fault_of_the_faulty_sample_is_named_and_the_good_row_is_applied(string kind, int good, params string[] codes)
    {
        using var county = await house.ClientOfAsync("county1");
        await house.SampleFactsAsync();

        var import = await county.ImportAsync(kind, Samples.Read(kind + "-faulty"));
        var rejections = (await county.RejectionsAsync(import)).Where(r => !r.GetProperty("warning").GetBoolean()).ToList();

        import.State().Should().Be("Completed");
        (import.Count("created") + import.Count("unchanged")).Should().Be(good);
        import.Count("rejected").Should().Be(codes.Length);
        rejections.Should().HaveCount(codes.Length);
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i].Split('|').Should().Contain(rejections[i].Code());
            rejections[i].GetProperty("line").GetInt32().Should().Be(i + 3, "the header and the good row come before");
            rejections[i].GetProperty("field").GetString().Should().NotBeEmpty();
            rejections[i].GetProperty("message").GetString().Should().NotBe(rejections[i].Code(), "there is a sentence");
        }
    }

    [Fact]
    public async Task The_list_of_rejections_says_nothing_of_what_the_rows_said()
    {
        using var county = await house.ClientOfAsync("county1");
        await house.SampleFactsAsync();
        var import = await county.ImportAsync("persons", Samples.Read("persons-faulty"));

        var list = await county.GetStringAsync($"/api/imports/{import.GetProperty("id").GetGuid()}/rejections");

        list.Should().NotContain("532599").And.NotContain("李").And.NotContain("1388");
    }

    [Fact]
    public async Task A_claim_taken_back_comes_as_a_negative_row_of_its_own()
    {
        using var county = await house.ClientOfAsync("county1");
        await house.SampleFactsAsync();

        var import = await county.ImportAsync("medical-expenses", Samples.Read("medical-expenses-reversal"));

        (import.Count("created") + import.Count("unchanged")).Should().Be(1);
        import.Count("rejected").Should().Be(0);
    }

    [Fact]
    public async Task A_later_file_may_correct_a_claim()
    {
        using var county = await house.ClientOfAsync("county1");
        await house.SampleFactsAsync();
        var lines = Encoding.UTF8.GetString(Samples.Read("medical-expenses")).Split('\n');
        var claim = lines[3].Replace("86.00,12.00,74.00", "96.00,12.00,84.00", StringComparison.Ordinal).Replace(",86.00,N", ",96.00,N", StringComparison.Ordinal);

        var corrected = await county.ImportAsync("medical-expenses", $"{lines[0]}\n{claim}\n");
        var back = await county.ImportAsync("medical-expenses", $"{lines[0]}\n{lines[3]}\n");

        corrected.Count("updated").Should().Be(1);
        corrected.GetProperty("touched").GetInt32().Should().Be(1);
        back.Count("updated").Should().Be(1);
    }

    [Fact]
    public async Task Columns_may_come_in_any_order()
    {
        using var county = await house.ClientOfAsync("county1");
        await house.SampleFactsAsync();

        var import = await county.ImportAsync(
            "monitoring-list", "riskEliminatedOn,recognisedOn,householdNo,monitoringType\r\n,2026-09-01,S-0001,unstableLiftedOut\r\n");

        import.Count("unchanged").Should().Be(1);
    }

    [Fact]
    public async Task A_household_that_states_more_members_than_are_known_is_a_warning()
    {
        using var county = await house.ClientOfAsync("county1");
        await house.SampleFactsAsync();
        var lines = Encoding.UTF8.GetString(Samples.Read("households")).Split('\n');

        var import = await county.ImportAsync("households", $"{lines[0]}\n{lines[2].Replace(",3,45000.00", ",7,45000.00", StringComparison.Ordinal)}\n");
        var warnings = await county.RejectionsAsync(import);
        await county.ImportAsync("households", $"{lines[0]}\n{lines[2]}\n");

        import.Count("updated").Should().Be(1);
        import.Count("warnings").Should().Be(1);
        warnings.Should().ContainSingle().Which.Code().Should().Be("household.members_do_not_count");
    }

    /// <summary>Where the good samples have been imported once.</summary>
    public sealed class House : TestHouse
    {
        private readonly SemaphoreSlim only = new(1, 1);
        private bool done;

        public async Task SampleFactsAsync()
        {
            await only.WaitAsync();
            try
            {
                if (done) return;
                using var county = await ClientOfAsync("county1");
                foreach (var kind in Samples.GoodOnes)
                {
                    var import = await county.ImportAsync(kind, Samples.Read(kind));
                    import.State().Should().Be("Completed", kind);
                    import.Count("created").Should().Be(import.GetProperty("rows").GetInt64(), $"{kind}: {string.Join(", ", (await county.RejectionsAsync(import)).Select(r => r.ToString()))}");
                }

                done = true;
            }
            finally
            {
                only.Release();
            }
        }
    }
}
