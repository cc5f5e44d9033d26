using CaseFlow.Domain.Common;
using CaseFlow.Domain.People;

namespace CaseFlow.Domain.Tests.People;

public sealed class ReadingAnIdNumber
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("11010519491231002X", "1949-12-31", Sex.Female)]
    [InlineData("11010519491231002x", "1949-12-31", Sex.Female)]
    [InlineData("53259919620315001X", "1962-03-15", Sex.Male)]
    [InlineData("532599194009090122", "1940-09-09", Sex.Female)]
    [InlineData("532599197102280047", "1971-02-28", Sex.Female)]
    public void It_tells_birth_date_and_sex(string text, string born, Sex sex)
    {
        var id = IdNumber.Parse(text, Today);

        id.BirthDate.Should().Be(DateOnly.Parse(born, null));
        id.Sex.Should().Be(sex);
        id.Value.Should().Be(text.ToUpperInvariant());
    }

    [Theory]
    [InlineData("110105194912310021", "id_number.checksum")]
    [InlineData("11010519491231002", "id_number.malformed")]
    [InlineData("1101051949123100２X", "id_number.malformed")]
    [InlineData("11010519491231X02X", "id_number.malformed")]
    [InlineData("", "id_number.malformed")]
    [InlineData(null, "id_number.malformed")]
    public void It_must_be_well_formed(string? text, string code) => Refusal(text).Code.Should().Be(code);

    [Theory]
    [InlineData("53259919490230001")] // 30 February
    [InlineData("53259920261122001")] // tomorrow
    [InlineData("53259900001231001")]
    public void Its_birth_date_must_be_real_and_past(string first17) =>
        Refusal(first17 + IdNumber.CheckCharacterOf(first17)).Code.Should().Be("id_number.birth_date");

    [Fact]
    public void Who_is_born_today_may_be_registered() =>
        IdNumber.Parse("53259920261121001" + IdNumber.CheckCharacterOf("53259920261121001"), Today).BirthDate.Should().Be(Today);

    [Fact]
    public void No_refusal_and_no_log_repeats_it()
    {
        Refusal("110105194912310021").Params.Values.Should().NotContain(v => $"{v}".Contains("1101"));
        IdNumber.Parse("11010519491231002X", Today).ToString().Should().NotContain("1101");
    }

    private static DomainException Refusal(string? text) =>
        FluentActions.Invoking(() => IdNumber.Parse(text, Today)).Should().Throw<DomainException>().Which;
}
