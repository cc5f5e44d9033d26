using System.Text.Json.Nodes;
using CaseFlow.Domain.Common;
using CaseFlow.Domain.Tasks;

namespace CaseFlow.Domain.Tests.Tasks;

public sealed class AnsweringAForm
{
    private static readonly Form Visit = Form.Read("""
        [
          {"name":"visitedOn","type":"date","label":{"en":"Visited on","zh-Hans":"入户日期"},"required":true},
          {"name":"income","type":"money","label":{"en":"Income","zh-Hans":"收入"},"max":100000},
          {"name":"score","type":"number","label":{"en":"Satisfaction","zh-Hans":"满意度"},"min":1,"max":5},
          {"name":"consent","type":"yesNo","label":{"en":"Consent","zh-Hans":"同意"},"required":true,"outcomes":["atRisk"]},
          {"name":"consentBy","type":"person","label":{"en":"By","zh-Hans":"同意人"},"requiredWhen":{"field":"consent","equals":"true"}},
          {"name":"needs","type":"choices","label":{"en":"Needs","zh-Hans":"需求"},"options":[{"value":"aid","label":{"en":"Aid","zh-Hans":"救助"}},{"value":"care","label":{"en":"Care","zh-Hans":"照护"}}]},
          {"name":"findings","type":"longText","label":{"en":"Findings","zh-Hans":"情况"},"personal":true}
        ]
        """);

    [Fact]
    public void Answers_come_back_in_one_form_and_the_personal_ones_apart()
    {
        var read = Visit.Check(
            Json("""{"visitedOn":"2026-03-02","income":"1234.5","consent":"no","needs":["aid","aid"],"findings":" She is ill. "}"""), "atRisk");

        read.Plain.ToJsonString().Should().Be("""{"visitedOn":"2026-03-02","income":1234.5,"consent":false,"needs":["aid"]}""");
        read.Personal.ToJsonString().Should().Be("""{"findings":"She is ill."}""");
        read.All.Money("income").Should().Be(new Money(123450));
    }

    [Theory]
    [InlineData("""{"visitedOn":"2026-03-02","consent":true,"consentBy":"0197f3a0-0000-7000-8000-000000000000","shoeSize":4}""", "shoeSize", "answer.unknown_field")]
    [InlineData("""{"consent":false}""", "visitedOn", "answer.required")]
    [InlineData("""{"visitedOn":"2.3.2026","consent":false}""", "visitedOn", "answer.not_date")]
    [InlineData("""{"visitedOn":"2026-02-30","consent":false}""", "visitedOn", "answer.not_date")]
    [InlineData("""{"visitedOn":"2026-03-02","consent":"maybe"}""", "consent", "answer.not_yes_no")]
    [InlineData("""{"visitedOn":"2026-03-02","consent":true}""", "consentBy", "answer.required")]
    [InlineData("""{"visitedOn":"2026-03-02","consent":true,"consentBy":"me"}""", "consentBy", "answer.not_an_id")]
    [InlineData("""{"visitedOn":"2026-03-02","consent":false,"income":12.345}""", "income", "answer.not_money")]
    [InlineData("""{"visitedOn":"2026-03-02","consent":false,"income":-1}""", "income", "answer.out_of_range")]
    [InlineData("""{"visitedOn":"2026-03-02","consent":false,"income":100000.01}""", "income", "answer.out_of_range")]
    [InlineData("""{"visitedOn":"2026-03-02","consent":false,"score":6}""", "score", "answer.out_of_range")]
    [InlineData("""{"visitedOn":"2026-03-02","consent":false,"needs":["gold"]}""", "needs", "answer.not_an_option")]
    [InlineData("""{"visitedOn":"2026-03-02","consent":false,"findings":{"deep":1}}""", "findings", "answer.not_text")]
    public void A_wrong_answer_names_its_field(string answers, string field, string code)
    {
        var checking = () => Visit.Check(Json(answers), "atRisk");

        var refusal = checking.Should().Throw<DomainException>().Which;
        refusal.Code.Should().Be("task.answers_invalid");
        ((IReadOnlyList<FieldFault>)refusal.Params["fields"]!).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Field = field, Code = code });
    }

    [Fact]
    public void A_question_of_another_outcome_need_not_be_answered() =>
        Visit.Invoking(f => f.Check(Json("""{"visitedOn":"2026-03-02"}"""), "absent")).Should().NotThrow();

    [Fact]
    public void A_draft_may_lack_much_but_not_be_wrong()
    {
        Visit.CheckDraft([]).Plain.Should().BeEmpty();
        Visit.Invoking(f => f.CheckDraft(Json("""{"income":"a lot"}"""))).Should().Throw<DomainException>();
    }

    [Theory]
    [InlineData("""[{"name":"a","type":"colour","label":{"en":"A","zh-Hans":"甲"}}]""")]
    [InlineData("""[{"name":"a","type":"choice","label":{"en":"A","zh-Hans":"甲"}}]""")]
    [InlineData("""[{"name":"a","type":"text","label":{"en":"A","zh-Hans":"甲"}},{"name":"a","type":"text","label":{"en":"A","zh-Hans":"甲"}}]""")]
    public void A_form_that_cannot_be_drawn_is_refused(string fields) =>
        fields.Invoking(f => Form.Read(f)).Should().Throw<DomainException>().Which.Code.Should().Be("form.malformed");

    private static JsonObject Json(string text) => (JsonObject)JsonNode.Parse(text)!;
}
