using CaseFlow.Domain.People;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Web.Security.PersonalData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Persons;

/// <summary><c>POST /api/persons/{id}/reveal</c>: a person's data as it is, for a stated reason; who saw what is on record before it is shown.</summary>
public static class RevealPerson
{
    private const string Name = "name";
    private const string IdNo = "idNo";
    private const string Phone = "phone";
    private const string DisabilityCert = "disabilityCert";
    private const string Address = "address";
    private const string BankAccount = "bankAccount";
    private const string Diagnoses = "diagnoses";

    /// <summary>What can be asked for; address and bank account are the household's.</summary>
    public static IReadOnlyList<string> Fields { get; } = [Name, IdNo, Phone, DisabilityCert, Address, BankAccount, Diagnoses];

    /// <param name="Reason">In words, kept sealed.</param>
    /// <param name="Fields">Some of <see cref="RevealPerson.Fields"/>; left out or empty: all.</param>
    public sealed record Body(string? Reason, IReadOnlyList<string>? Fields = null);

    public sealed record Command(Guid PersonId, string? Reason, IReadOnlyList<string>? Fields) : ICommand<Answer>;

    /// <summary>What was not asked for is null.</summary>
    public sealed record Answer(
        Guid PersonId,
        string? Name,
        string? IdNo,
        string? Phone,
        string? DisabilityCert,
        string? Address,
        string? BankAccount,
        IReadOnlyList<DiagnosisShown>? Diagnoses);

    public sealed record DiagnosisShown(Guid Id, string Icd10, string Name, DateOnly DiagnosedOn);

    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/persons/{id:guid}/reveal", async (Guid id, Body body, IMediator mediator, HttpContext http, CancellationToken stop) =>
        {
            var answer = await mediator.Send(new Command(id, body.Reason, body.Fields), stop);
            http.Response.Headers.CacheControl = "no-store";
            return TypedResults.Ok(answer);
        })
        .RequireAuthorization(Permissions.Reveal)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound);

    internal sealed class Handler(CaseFlowDb db, CallerContext caller, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Answer>
    {
        public async Task<Answer> Handle(Command request, CancellationToken cancellationToken)
        {
            string[] asked = request.Fields is { Count: > 0 } some ? [.. some.Distinct(StringComparer.Ordinal)] : [.. Fields];
            if (Array.Find(asked, f => !Fields.Contains(f)) is not null)
            {
                throw PersonalErrors.UnknownField();
            }

            var person = await db.Persons.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.PersonId, cancellationToken)
                ?? throw PeopleErrors.PersonNotFound();
            var reveal = new Reveal(person.Id, caller.Current.ActingUserId, request.Reason, time.GetUtcNow());
            db.Add(reveal);
            audit.Record("person.reveal", "person", person.Id, new { revealId = reveal.Id, person.HouseholdId, fields = asked });
            return await ShowAsync(person, asked, cancellationToken);
        }

        private async Task<Answer> ShowAsync(Person person, string[] asked, CancellationToken stop)
        {
            var household = asked.Contains(Address) || asked.Contains(BankAccount)
                ? await db.Households.AsNoTracking().SingleOrDefaultAsync(h => h.Id == person.HouseholdId, stop)
                : null;
            var diagnoses = asked.Contains(Diagnoses)
                ? await db.Diagnoses.AsNoTracking().Where(d => d.PersonId == person.Id).OrderBy(d => d.DiagnosedOn).ThenBy(d => d.Id).ToListAsync(stop)
                : null;
            return new(
                person.Id,
                asked.Contains(Name) ? person.Name : null,
                asked.Contains(IdNo) ? person.IdNo : null,
                asked.Contains(Phone) ? person.Phone : null,
                asked.Contains(DisabilityCert) ? person.DisabilityCert : null,
                asked.Contains(Address) ? household?.Address : null,
                asked.Contains(BankAccount) ? household?.BankAccount : null,
                diagnoses is null ? null : [.. diagnoses.Select(d => new DiagnosisShown(d.Id, d.Icd10, d.Name, d.DiagnosedOn))]);
        }
    }
}
