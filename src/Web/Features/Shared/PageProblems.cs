using CaseFlow.Domain.Common;
using CaseFlow.Web.Hosting;
using CaseFlow.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CaseFlow.Web.Features.Shared;

/// <param name="Status">HTTP status.</param>
/// <param name="Title">What happened, in a few words.</param>
/// <param name="Sentence">Why, and what to do.</param>
public sealed record ProblemView(int Status, string Title, string Sentence);

/// <summary>A refusal that a page did not draw itself becomes a page in the reader's language; scripts and the API get problem details.</summary>
internal sealed class PageProblems(Texts texts, IModelMetadataProvider metadata, ILogger<PageProblems> log) : IExceptionFilter, IAlwaysRunResultFilter
{
    public void OnException(ExceptionContext context)
    {
        if (context.Exception is OperationCanceledException && context.HttpContext.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        if (context.Exception is DomainException refusal)
        {
            var status = DomainProblems.StatusOf(refusal.Kind);
            context.Result = Draw(status, texts.Say(refusal));
        }
        else
        {
            log.PageFailed(context.Exception, context.HttpContext.Request.Path);
            context.Result = Draw(StatusCodes.Status500InternalServerError, texts["problem.500.sentence"]);
        }

        context.ExceptionHandled = true;
    }

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            context.Result = Draw(StatusCodes.Status400BadRequest, texts["problem.form_expired"]);
        }
        else if (context.Result is StatusCodeResult { StatusCode: StatusCodes.Status404NotFound } or NotFoundResult)
        {
            context.Result = Draw(StatusCodes.Status404NotFound, texts["problem.404.sentence"]);
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    private ViewResult Draw(int status, string sentence)
    {
        var title = texts.Knows($"problem.{status}.title") ? texts[$"problem.{status}.title"] : texts["problem.title"];
        return new ViewResult
        {
            StatusCode = status,
            ViewName = "/Features/Shared/Problem.cshtml",
            ViewData = new ViewDataDictionary<ProblemView>(metadata, new()) { Model = new(status, title, sentence) },
        };
    }
}

internal static partial class PageLog
{
    [LoggerMessage(3101, LogLevel.Error, "Page {Path} failed")]
    public static partial void PageFailed(this ILogger log, Exception error, string path);
}
