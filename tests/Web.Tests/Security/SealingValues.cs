using System.Text;
using CaseFlow.Domain.Common;
using CaseFlow.Web.Security.Keys;
using CaseFlow.Web.Security.PersonalData;

namespace CaseFlow.Web.Tests.Security;

public sealed class SealingValues : IDisposable
{
    private static readonly Guid Row = Guid.Parse("0197f3a0-0000-7000-8000-000000000001");
    private readonly TemporaryKeys place = new();

    private PersonalVault Vault => new(place.Ring);

    [Fact]
    public void A_value_opens_where_it_was_sealed_and_its_text_is_not_in_the_cipher()
    {
        var cipher = Vault.Seal("persons", "NameSealed", Row, "王小明");

        Vault.Open("persons", "NameSealed", Row, cipher).Should().Be("王小明");
        Encoding.UTF8.GetString(cipher).Should().NotContain("王");
        Vault.Seal("persons", "NameSealed", Row, "王小明").Should().NotEqual(cipher);
    }

    [Theory]
    [InlineData("households", "NameSealed", 1)]
    [InlineData("persons", "PhoneSealed", 1)]
    [InlineData("persons", "NameSealed", 2)]
    public void Moved_to_another_table_column_or_row_it_does_not_open(string table, string column, int row)
    {
        var cipher = Vault.Seal("persons", "NameSealed", Row, "王小明");

        var opening = () => Vault.Open(table, column, Guid.Parse($"0197f3a0-0000-7000-8000-00000000000{row}"), cipher);

        opening.Should().Throw<DomainException>().Which.Code.Should().Be("personal.sealed_elsewhere");
    }

    [Fact]
    public void No_byte_of_it_can_be_changed()
    {
        var cipher = Vault.Seal("persons", "NameSealed", Row, "王");
        for (var at = 0; at < cipher.Length; at++)
        {
            var changed = cipher.ToArray();
            changed[at] ^= 1;

            var opening = () => Vault.Open("persons", "NameSealed", Row, changed);

            opening.Should().Throw<DomainException>().Which.Code.Should().BeOneOf("personal.sealed_elsewhere", "keys.missing");
        }
    }

    [Fact]
    public void After_the_key_was_renewed_old_values_still_open_and_new_ones_name_the_new_key()
    {
        var old = Vault.Seal("persons", "NameSealed", Row, "old");

        place.Ring.Renew(KeyUse.Data);
        var young = Vault.Seal("persons", "NameSealed", Row, "young");

        young.AsSpan(1, 4).SequenceEqual(old.AsSpan(1, 4)).Should().BeFalse();
        var nextStart = new PersonalVault(place.Open());
        nextStart.Open("persons", "NameSealed", Row, old).Should().Be("old");
        nextStart.Open("persons", "NameSealed", Row, young).Should().Be("young");
    }

    [Fact]
    public void Without_its_key_it_says_that_the_key_is_missing()
    {
        var cipher = Vault.Seal("persons", "NameSealed", Row, "王");
        Directory.Delete(place.Ring.Directory.Path, recursive: true);

        var opening = () => new PersonalVault(place.Open()).Open("persons", "NameSealed", Row, cipher);

        opening.Should().Throw<DomainException>().Which.Code.Should().Be("keys.missing");
    }

    public void Dispose() => place.Dispose();
}
