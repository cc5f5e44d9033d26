using Microsoft.Playwright;

namespace CaseFlow.Browser.Tests;

public sealed class SeeingATaskArrive(BrowserHouse house) : IClassFixture<BrowserHouse>
{
    private const string ALine = "householdNo,regionCode,address,populationType,registeredOn,liftedOutYear,memberCount,annualNetIncome,incomeYear,labourCount,bankAccount\n";

    [Fact]
    public async Task It_comes_without_a_reload_while_an_import_runs_and_completing_it_moves_it_to_the_next_person()
    {
        await using var county = await house.EnterAsync("county1");
        await using var officer = await house.EnterAsync("township105");
        await officer.GoAsync("/inbox");
        await officer.IsLiveAsync();
        await officer.Page.EvaluateAsync("window.untouched = true");
        var before = await RowsAsync(officer);

        await SendFileAsync(county);
        await house.OpenCaseAsync();

        await officer.Page.WaitForFunctionAsync("n => document.querySelectorAll('#tasks a[data-row]').length > n", before);
        (await officer.Page.EvaluateAsync<bool>("window.untouched === true")).Should().BeTrue("the page was not loaded again");

        await CompleteFirstTaskAsync(officer);
        await Assertions.Expect(officer.Page.Locator(".alert-success")).ToBeVisibleAsync();
        (await RowsAsync(officer)).Should().Be(before, "the triage task is done and its next step is another's");
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

    private static async Task SendFileAsync(Visitor county)
    {
        await county.GoAsync("/imports");
        await county.Page.SetInputFilesAsync("#file-households", new FilePayload
        {
            Name = "households.csv",
            MimeType = "text/csv",
            Buffer = System.Text.Encoding.UTF8.GetBytes(ALine + "H-NEW-1,532503105999,somewhere,LiftedOut,2014-05-01,2018,2,18000.00,2020,1,\n"),
        });
        await county.Page.Locator("form[action*='kind=households'] button").ClickAsync();
        await county.Page.WaitForURLAsync("**/imports/*");
        await Assertions.Expect(county.Page.Locator("#progress h2").First).ToBeVisibleAsync();
    }

    /// <summary>Takes the first option of every question, as far as there are any, and presses the first outcome.</summary>
    private static async Task CompleteFirstTaskAsync(Visitor officer)
    {
        await officer.Page.Locator("#tasks a[data-row]").First.ClickAsync();
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
