using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace CaseFlow.Web.Tests.Resources;

/// <summary>The designer's own texts come in English; ours for it are read here as they are written, without running a browser.</summary>
public sealed partial class DesignerInChinese
{
    [Fact]
    public void Every_text_says_something_in_Chinese()
    {
        var entries = Parts().SelectMany(part => part.Entries).ToList();

        entries.Should().HaveCountGreaterThan(400);
        entries.Where(entry => !Chinese().IsMatch(entry.Said)).Should().BeEmpty();
        entries.Where(entry => entry.Text.Trim() != entry.Text || entry.Said.Trim() != entry.Said || entry.Text.Length == 0).Should().BeEmpty("texts are compared without the white space around them");
    }

    [Fact]
    public void No_text_has_two_sayings()
    {
        var twice = Parts().Where(part => !HasItsOwnPlace(part.Name)).SelectMany(part => part.Entries)
            .GroupBy(entry => entry.Text, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key);

        twice.Should().BeEmpty();
        Parts().Select(part => part.Name).Where(HasItsOwnPlace).Should().BeEquivalentTo("headings", "ports");
    }

    [Fact]
    public void Sentences_with_parts_keep_them()
    {
        var patterns = Pattern().Matches(Sources()).Select(match => (Form: match.Groups["form"].Value, Said: match.Groups["said"].Value)).ToList();

        patterns.Should().HaveCountGreaterThan(20);
        patterns.Should().OnlyContain(pattern => Chinese().IsMatch(pattern.Said));
        patterns.Should().OnlyContain(pattern => pattern.Form.StartsWith('^') && pattern.Form.EndsWith('$'), "a part of a text is never a sentence of its own");
        foreach (var (form, said) in patterns)
        {
            var parts = new Regex(form).GetGroupNumbers().Length - 1;
            Enumerable.Range(1, parts).Where(n => !said.Contains($"${n}", StringComparison.Ordinal)).Should().BeEmpty("nothing of {0} is lost", form);
        }
    }

    /// <summary>Heads of columns and ports on the canvas say otherwise what the same word says elsewhere.</summary>
    private static bool HasItsOwnPlace(string part) => part is "headings" or "ports";

    private static List<(string Name, List<(string Text, string Said)> Entries)> Parts() =>
        [.. Part().Matches(Sources()).Select(part => (part.Groups["name"].Value,
            Entry().Matches(part.Groups["body"].Value).Select(entry => (Plain(entry.Groups["text"].Value), Plain(entry.Groups["said"].Value))).ToList()))];

    private static string Plain(string literal) => literal.Replace(@"\'", "'", StringComparison.Ordinal);

    private static string Sources([CallerFilePath] string here = "") =>
        string.Join('\n', Directory.GetFiles(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "Web", "Client", "studio", "chinese")), "*.ts")
            .Order(StringComparer.Ordinal).Select(File.ReadAllText)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^export const (?<name>\w+): Record<string, string> = \{\n(?<body>.*?)^\};", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Part();

    [GeneratedRegex(@"^  '(?<text>(?:[^'\\]|\\.)*)':\s+'(?<said>(?:[^'\\]|\\.)*)',$", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^  \[/(?<form>.+)/s?, '(?<said>[^']*)'\],$", RegexOptions.Multiline)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
