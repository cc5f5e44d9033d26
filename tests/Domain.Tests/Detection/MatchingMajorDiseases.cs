using CaseFlow.Domain.Detection;
using CaseFlow.Domain.People;

namespace CaseFlow.Domain.Tests.Detection;

public sealed class MatchingMajorDiseases
{
    [Fact]
    public void Thirty_diseases_ship() =>
        Seeds.Policy.Diseases.Select(d => d.Number).Should().Equal(Enumerable.Range(1, 30));

    [Theory]
    [InlineData("C16", null, DiseaseMatch.Certain)]
    [InlineData("C16.2", null, DiseaseMatch.Certain)]
    [InlineData("C16.900x001", null, DiseaseMatch.Certain)]
    [InlineData("J62.8", null, DiseaseMatch.Certain)]
    [InlineData("J66.0", null, DiseaseMatch.None)]
    [InlineData("N18.5", null, DiseaseMatch.Certain)]
    [InlineData("N18.0", null, DiseaseMatch.NeedsConfirmation)]
    [InlineData("N18.3", null, DiseaseMatch.None)]
    [InlineData("Q21.100x002", 14, DiseaseMatch.Certain)]
    [InlineData("Q21.1", 15, DiseaseMatch.None)]
    [InlineData("Q21.1", null, DiseaseMatch.None)]
    [InlineData("C83.3", 9, DiseaseMatch.Certain)]
    [InlineData("C83.3", 40, DiseaseMatch.None)]
    [InlineData("C40.2", null, DiseaseMatch.NeedsConfirmation)]
    [InlineData("C19", null, DiseaseMatch.None)]
    [InlineData("I10", null, DiseaseMatch.None)]
    public void A_code_matches_by_prefix_and_age(string code, int? age, DiseaseMatch expected) =>
        Seeds.Policy.Match(Icd10.Parse(code), age, []).Should().Be(expected);

    [Fact]
    public void Tuberculosis_counts_only_beside_the_code_of_resistance()
    {
        var tuberculosis = Icd10.Parse("A15.0");

        Seeds.Policy.Match(tuberculosis, 50, []).Should().Be(DiseaseMatch.None);
        Seeds.Policy.Match(tuberculosis, 50, [Icd10.Parse("U84.3")]).Should().Be(DiseaseMatch.NeedsConfirmation);
    }

    [Fact]
    public void A_locality_may_take_in_the_optional_codes() =>
        (Seeds.Policy with { WithOptionalCodes = true }).Match(Icd10.Parse("C19"), 50, []).Should().Be(DiseaseMatch.Certain);

    [Fact]
    public void A_mapping_by_judgement_asks_the_expert_panel_first()
    {
        var asked = new TestHousehold(3, 45_000m).Diagnosed("C40.2").Evaluate();
        var confirmed = new TestHousehold(3, 45_000m).Diagnosed("C40.2", confirmed: true).Evaluate();
        var denied = new TestHousehold(3, 45_000m).Diagnosed("C40.2", confirmed: false).Evaluate();

        asked.OpensCaseAt.Should().BeNull();
        asked.Severity.Should().BeNull();
        asked.ToConfirm.Should().ContainSingle(h => h.Rule == "R06");
        confirmed.OpensCaseAt.Should().Be(Severity.Orange);
        denied.Hits.Should().BeEmpty();
    }

    [Fact]
    public void An_old_diagnosis_is_not_new()
    {
        new TestHousehold(3, 45_000m).Diagnosed("C16", new DateOnly(2020, 7, 15)).Evaluate().Hits.Should().BeEmpty();
        new TestHousehold(3, 45_000m).Diagnosed("C16", new DateOnly(2020, 7, 16)).Evaluate().Hits.Should().HaveCount(1);
    }

    [Fact]
    public void A_child_is_counted_by_age_at_diagnosis()
    {
        new TestHousehold(3, 45_000m).Born(new(2006, 6, 2)).Diagnosed("Q21.1", new DateOnly(2021, 6, 1)).Evaluate().Hits.Should().HaveCount(1);
        new TestHousehold(3, 45_000m).Born(new(2006, 6, 1)).Diagnosed("Q21.1", new DateOnly(2021, 6, 1)).Evaluate().Hits.Should().BeEmpty();
    }
}
