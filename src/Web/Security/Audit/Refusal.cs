namespace CaseFlow.Web.Security.Audit;

/// <summary>A signed-in caller was not let in.</summary>
/// <param name="Caller">Who it was.</param>
/// <param name="Status">403: beyond their role. 404: outside their scope, or not there at all; they are told the same.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Route">The path without anything a person could have typed: words of our routes, <c>*</c> for the rest.</param>
/// <param name="SubjectId">The first id in the path.</param>
/// <param name="At">UTC.</param>
internal sealed record Refusal(Caller Caller, int Status, string Method, string Route, Guid? SubjectId, DateTimeOffset At)
{
    private const int LongestRoute = 200;

    /// <summary>The path as it may be kept: an id stands for itself elsewhere, anything but plain lower-case words is hidden.</summary>
    public static (string Route, Guid? SubjectId) Read(PathString path)
    {
        Guid? subject = null;
        var route = string.Concat((path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part =>
        {
            if (Guid.TryParse(part, out var id))
            {
                subject ??= id;
                return "/{id}";
            }

            return part.Length <= 40 && part.All(c => char.IsAsciiLetterLower(c) || c == '-') ? "/" + part : "/*";
        }));
        return (route.Length > LongestRoute ? route[..LongestRoute] : route, subject);
    }
}
