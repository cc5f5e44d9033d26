using CaseFlow.Web.Live;
using CaseFlow.Web.Resources;

namespace CaseFlow.Web.Features.Notifications;

/// <summary>A notice as a sentence in the reader's language.</summary>
internal static class NoticeText
{
    /// <param name="Title">Of the task that a notice tells of.</param>
    public sealed record Titled(string Title, string? CaseNumber);

    public static string Of(Notice notice, Titled? task, Texts texts)
    {
        if (task is not null && texts.Knows($"told.{notice.Event}"))
        {
            return texts.Say($"told.{notice.Event}", ("title", task.CaseNumber is null ? task.Title : $"{task.Title} · {task.CaseNumber}"));
        }

        return texts.Knows(notice.Code) ? texts.Say(notice.Code, NoticeParams.Of(notice, texts)) : texts.Say($"told.{notice.Event}", ("title", ""));
    }
}
