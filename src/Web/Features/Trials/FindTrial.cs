using MediatR;

namespace CaseFlow.Web.Features.Trials;

/// <summary>For the designer's pages: whether a workflow instance belongs to a trial.</summary>
public static class FindTrial
{
    /// <exception cref="Domain.Common.DomainException"><c>trial.gone</c>: it was the first instance of a trial that is over.</exception>
    public sealed record Query(Guid InstanceId) : IRequest<Answer>;

    /// <param name="TrialId">Null: it belongs to none.</param>
    /// <param name="Name">Of the definition that is tried.</param>
    public sealed record Answer(Guid? TrialId, string? Name);

    internal sealed class Handler(Trials trials) : IRequestHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query request, CancellationToken cancellationToken)
        {
            var id = await trials.TrialOfAsync(request.InstanceId, cancellationToken);
            if (id is null && trials.HasEnded(request.InstanceId)) throw TrialErrors.Gone(request.InstanceId);

            return new(id, id is { } found ? trials.Find(found)?.Of.Name : null);
        }
    }
}
