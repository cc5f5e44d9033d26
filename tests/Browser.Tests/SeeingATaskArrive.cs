using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

public sealed class SeeingATaskArrive(BrowserHouse house) : IClassFixture<BrowserHouse>
{
    private const string Family = "H-NEW-1";
    private const string IdNo = "53259919700312011X";

    [Fact]
    public async Task It_comes_without_a_reload_from_an_import_and_completing_it_moves_it_to_the_next_person()
    {
        await house.RegisterAsync(
            ("households", $"householdNo,regionCode,address,populationType,registeredOn,liftedOutYear,memberCount,annualNetIncome,incomeYear,labourCount,bankAccount\n{Family},532503105901,岩蜂窝,LiftedOut,2014-05-01,2018,1,18000.00,{house.Today.Year - 1},1,\n"),
            ("persons", $"householdNo,idNo,name,phone,relationToHead,disabilityCert,adlDependent,specialFamilyPlanning,deathDate,movedOutOn\n{Family},{IdNo},李国平,,Head,,N,N,,\n"));
        await using var county = await house.EnterAsync("county1");
        await using var officer = await house.EnterAsync("township105");
        await using var doctor = await house.EnterAsync("village105-1");
        await officer.GoAsync("/inbox");
        await officer.IsLiveAsync();
        await officer.Page.EvaluateAsync("window.untouched = true");
        await doctor.GoAsync("/inbox");
        await doctor.IsLiveAsync();
        var (before, doctorsBefore) = (await RowsAsync(officer), await RowsAsync(doctor));

        await SendExpensesAsync(county);

        await MoreRowsAsync(officer, before);
        (await officer.Page.EvaluateAsync<bool>("window.untouched === true")).Should().BeTrue("the page was not loaded again");

        await CompleteAsync(officer, await house.NewestTaskOfAsync("T1.triage"));
        await Assertions.Expect(officer.Page.Locator(".alert-success")).ToBeVisibleAsync();
        (await RowsAsync(officer)).Should().Be(before, "the triage task is done and its next step is another's");
        await MoreRowsAsync(doctor, doctorsBefore);
    }

    [Fact]
    public async Task An_answer_that_cannot_stand_is_marked_at_its_field_and_nothing_typed_is_lost()
    {
        await using var officer = await house.EnterAsync("township105");
        await officer.GoAsync("/inbox");
        await officer.Page.Locator("a[data-row]").First.ClickAsync();
        await officer.Page.WaitForURLAsync("**/tasks/*");
        var words = officer.Page.Locator("textarea:not([disabled])").First;
        if (await words.CountAsync() > 0)
        {
            await words.FillAsync("seen on site");
        }

        await officer.Page.EvaluateAsync("document.querySelector('input[name=Revision]').value = '-1'");
        await officer.Page.Locator(".cf-outcomes button").First.ClickAsync();

        await Assertions.Expect(officer.Page.Locator(".alert-danger").First).ToBeVisibleAsync();
        if (await words.CountAsync() > 0)
        {
            (await words.InputValueAsync()).Should().Be("seen on site");
        }
    }

    private static Task<int> RowsAsync(Visitor visitor) => visitor.Page.Locator("#tasks a[data-row]").CountAsync();

    // Rows that came by push stand behind "show" while somebody reads further down.
    private static async Task MoreRowsAsync(Visitor visitor, int than) =>
        await visitor.Page.WaitForFunctionAsync("n => document.querySelectorAll('#tasks a[data-row]').length > n", than);

    /// <summary>One stay that cost the person more than a year's income of the county: Red.</summary>
    private async Task SendExpensesAsync(Visitor county)
    {
        var settled = house.Today.AddDays(-1);
        var row = $"{settled:yyyyMM},CL-NEW-1,{IdNo},李国平,inpatient,H53250301,county,{settled.AddDays(-9):yyyy-MM-dd},{settled:yyyy-MM-dd},{settled:yyyy-MM-dd},"
            + "I10,20000.00,1000.00,19000.00,6000.00,0.00,0.00,0.00,0.00,0.00,14000.00,Y,0.00,Y,";
        await county.GoAsync("/imports");
        await county.Page.SetInputFilesAsync("#file-medical-expenses", new FilePayload
        {
            Name = "expenses.csv",
            MimeType = "text/csv",
            Buffer = System.Text.Encoding.UTF8.GetBytes(
                "period,claimNo,idNo,name,visitType,institutionCode,level,admitDate,dischargeDate,settleDate,icd10,total,selfFunded,compliant,basicPaid,"
                + $"majorPaid,aidPaid,bottom351Paid,supp180Paid,otherPaid,personalPaid,payAfterTreatment,deposit,oneStop,referralNo\n{row}\n"),
        });
        await county.Page.Locator("form[action*='kind=medical-expenses'] button").ClickAsync();
        await county.Page.WaitForURLAsync("**/imports/*");
        await Assertions.Expect(county.Page.Locator("#progress h2").First).ToBeVisibleAsync();
    }

    /// <summary>Takes the first option of every question, as far as there are any, and presses the first outcome.</summary>
    private static async Task CompleteAsync(Visitor officer, Guid task)
    {
        await officer.Page.Locator($"#tasks a[data-row][href*='{task}']").First.ClickAsync();
        await officer.Page.WaitForURLAsync("**/tasks/*");
        await officer.Page.EvaluateAsync("""
            () => {
              const form = document.querySelector('form[data-draft]');
              const done = new Set();
              for (const field of form.querySelectorAll('[name^="answer."]')) {
                if (done.has(field.name)) continue;
                done.add(field.name);
                if (field.type === 'radio' || field.type === 'checkbox') field.checked = true;
                else if (field.tagName === 'SELECT') field.selectedIndex = Math.min(1, field.options.length - 1);
                else if (field.type === 'date') field.value = new Date().toISOString().slice(0, 10);
                else if (field.inputMode === 'decimal') field.value = '1';
              }
            }
            """);
        await officer.Page.Locator(".cf-outcomes button").First.ClickAsync();
    }
}
