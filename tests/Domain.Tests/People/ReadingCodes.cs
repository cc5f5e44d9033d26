using CaseFlow.Domain.Common;
using CaseFlow.Domain.Organisations;
using CaseFlow.Domain.People;

namespace CaseFlow.Domain.Tests.People;

public sealed class ReadingCodes
{
    private static readonly IdNumber Holder = IdNumber.Parse("53259919620315001X", new(2026, 11, 21));

    [Theory]
    [InlineData("I10", "I10")]
    [InlineData("E11.9", "E11.9")]
    [InlineData("C16.900x001", "C16.900")]
    [InlineData("I10.x00x002", "I10.x00")]
    [InlineData("A15.0+", "A15.0")]
    [InlineData("N08.3*", "N08.3")]
    public void A_diagnosis_code_is_known_by_its_stem(string text, string stem) => Icd10.Parse(text).Stem.Should().Be(stem);

    [Theory]
    [InlineData("")]
    [InlineData("i10")]
    [InlineData("I1")]
    [InlineData("I10.")]
    [InlineData("I10.9123")]
    [InlineData("I10x001")]
    [InlineData("C16.9x01")]
    [InlineData("C16.9++")]
    [InlineData("C1\n6.9")]
    [InlineData("Ⅰ10")]
    public void A_diagnosis_code_must_have_its_form(string text) =>
        FluentActions.Invoking(() => Icd10.Parse(text)).Should().Throw<DomainException>().Which.Code.Should().Be("icd10.malformed");

    [Theory]
    [InlineData("13800138000", "13800138000")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_phone_may_be_missing(string? text, string? phone) => PhoneNumber.Parse(text).Should().Be(phone);

    [Theory]
    [InlineData("1380013800")]
    [InlineData("23800138000")]
    [InlineData("1３800138000")]
    public void A_phone_begins_with_one_and_has_eleven_digits(string text) =>
        FluentActions.Invoking(() => PhoneNumber.Parse(text)).Should().Throw<DomainException>().Which.Code.Should().Be("phone.malformed");

    [Theory]
    [InlineData("53259919620315001X42", 4, 2, true)]
    [InlineData("53259919620315001x13", 1, 3, false)]
    public void A_disability_certificate_tells_category_and_level(string text, int category, int level, bool severe)
    {
        var cert = DisabilityCert.Parse(text, Holder)!;

        (cert.Category, cert.Level, cert.IsSevere).Should().Be((category, level, severe));
    }

    [Theory]
    [InlineData("53259919620315001X82", "disability_cert.malformed")]
    [InlineData("53259919620315001X45", "disability_cert.malformed")]
    [InlineData("53259919620315001X4", "disability_cert.malformed")]
    [InlineData("53259919400909012242", "disability_cert.id_mismatch")]
    public void A_disability_certificate_belongs_to_its_holder(string text, string code) =>
        FluentActions.Invoking(() => DisabilityCert.Parse(text, Holder)).Should().Throw<DomainException>().Which.Code.Should().Be(code);

    [Fact]
    public void A_region_code_names_its_county_and_township()
    {
        var region = RegionCode.Parse("532503105901");

        (region.Province, region.County, region.Township).Should().Be(("53", "532503", "532503105"));
        FluentActions.Invoking(() => RegionCode.Parse("532503105")).Should().Throw<DomainException>().Which.Code.Should().Be("region_code.malformed");
    }
}
