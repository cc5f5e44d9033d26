using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CaseFlow.Web.Resources;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Web.Tests.Resources;

public sealed partial class SentencesInBothLanguages
{
    [Fact]
    public void Every_sentence_stands_in_both_with_the_same_parameters()
    {
        var english = Texts.Of(Languages.English);
        var chinese = Texts.Of(Languages.Chinese);

        chinese.Keys.Should().BeEquivalentTo(english.Keys);
        foreach (var (code, sentence) in english)
        {
            Parameters(chinese[code]).Should().BeEquivalentTo(Parameters(sentence), "the two sentences of {0} say the same", code);
        }
    }

    [Fact]
    public void No_sentence_is_empty()
    {
        Languages.All.SelectMany(Texts.Of).Where(s => string.IsNullOrWhiteSpace(s.Value)).Should().BeEmpty();
    }

    [Fact]
    public void Every_refusal_in_the_source_has_a_sentence()
    {
        var known = Texts.Of(Languages.English);

        var codes = Sources("*.cs").SelectMany(file => Refusal().Matches(File.ReadAllText(file))).Select(m => m.Groups["code"].Value).Distinct().ToList();

        codes.Should().Contain("money.malformed", "the search must find what is there");
        codes.Except(known.Keys).Should().BeEmpty("a refusal without a sentence would show its bare code");
    }

    [Fact]
    public void Every_finding_about_a_definition_has_a_sentence()
    {
        var written = Texts.Of(Languages.English).Keys.Where(k => k.StartsWith("finding.", StringComparison.Ordinal));

        written.Should().BeEquivalentTo(FindingKinds.All.Select(k => $"finding.{k.Code}"), "none is without, and none is left over");
        written.SelectMany(k => Parameters(Texts.Of(Languages.English)[k])).Distinct().Should().BeSubsetOf(["activity", "subject", "detail"]);
    }

    [Fact]
    public void Every_sentence_that_a_page_asks_for_is_there()
    {
        var known = Texts.Of(Languages.English);

        var codes = Sources("*.cshtml").SelectMany(file => Asked().Matches(File.ReadAllText(file))).Select(m => m.Groups["code"].Value).Distinct().ToList();

        codes.Should().Contain("frame.skip");
        codes.Except(known.Keys).Should().BeEmpty();
    }

    private static IEnumerable<string> Parameters(string sentence) =>
        Texts.Slot().Matches(sentence).Select(slot => slot.Groups["name"].Value).Distinct();

    private static IEnumerable<string> Sources(string pattern) => Directory
        .EnumerateFiles(SourceFolder(), pattern, SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string SourceFolder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src"));

    // new DomainException(ErrorKind.X, "noun.state" …), and the same with a target-typed new.
    [GeneratedRegex(@"ErrorKind\.\w+,\s*""(?<code>[a-z_]+\.[a-z_]+)""")]
    private static partial Regex Refusal();

    [GeneratedRegex(@"T(?:\.Say\(|\[)""(?<code>[A-Za-z0-9_.]+)""")]
    private static partial Regex Asked();
}
