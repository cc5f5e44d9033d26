using System.Runtime.CompilerServices;

namespace CaseFlow.Web.Tests.Imports;

/// <summary>The files of docs/samples.</summary>
internal static class Samples
{
    public static readonly string[] GoodOnes = ["households", "persons", "enrolments", "diagnoses", "medical-expenses", "monitoring-list"];

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder(), name + ".csv"));

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "samples"));
}
