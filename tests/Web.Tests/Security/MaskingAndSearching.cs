using CaseFlow.Domain.Common;
using CaseFlow.Web.Security.PersonalData;

namespace CaseFlow.Web.Tests.Security;

public sealed class MaskingAndSearching : IDisposable
{
    private readonly TemporaryKeys place = new();

    private SearchKeys Search => new(place.Ring);

    [Theory]
    [InlineData(PersonalKind.Name, "王小明", "王**")]
    [InlineData(PersonalKind.Name, "𠮷田", "𠮷**")]
    [InlineData(PersonalKind.IdNumber, "53259919620315001X", "532599********001X")]
    [InlineData(PersonalKind.IdNumber, "5325", "****")]
    [InlineData(PersonalKind.Phone, "13812345678", "138****5678")]
    [InlineData(PersonalKind.Phone, "5678", "****")]
    [InlineData(PersonalKind.BankAccount, "6217000012345678", "****5678")]
    [InlineData(PersonalKind.BankAccount, "5678", "****")]
    [InlineData(PersonalKind.Address, "芷村镇岩蜂窝村 12 号", "****")]
    [InlineData(PersonalKind.Diagnosis, "C16.900", "****")]
    [InlineData(PersonalKind.Name, null, null)]
    public void A_mask_shows_what_the_dictionary_allows(PersonalKind kind, string? value, string? shown) =>
        Mask.Of(kind, value).Should().Be(shown);

    [Fact]
    public void Every_beginning_of_a_name_finds_it_however_its_characters_were_encoded()
    {
        var kept = Search.OfBeginnings("Ａｎａ王𠮷");

        kept.Should().HaveCount(5);
        Search.OfBeginning("a").Should().Equal(kept[0]);
        Search.OfBeginning(" Ana王 ").Should().Equal(kept[3]);
        Search.OfBeginning("ana王𠮷").Should().Equal(kept[4]);
        Search.OfBeginning("王").Should().NotEqual(kept[3]);
        Search.OfBeginning("  ").Should().BeNull();
    }

    [Fact]
    public void An_id_number_is_found_however_it_was_typed_and_no_other_kind_has_its_hash()
    {
        var kept = Search.Of(PersonalKind.IdNumber, "53259919620315001X");

        Search.Of(PersonalKind.IdNumber, " 532599 19620315 001x").Should().Equal(kept);
        Search.Of(PersonalKind.IdNumber, "532599196203150011").Should().NotEqual(kept);
        Search.Of(PersonalKind.Phone, "53259919620315001X").Should().NotEqual(kept);
        kept.Should().HaveCount(16);
    }

    [Fact]
    public void Another_installation_hashes_the_same_name_differently()
    {
        using var other = new TemporaryKeys();

        new SearchKeys(other.Ring).OfBeginning("王").Should().NotEqual(Search.OfBeginning("王"));
    }

    public void Dispose() => place.Dispose();
}
