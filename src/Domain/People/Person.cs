using CaseFlow.Domain.Common;

namespace CaseFlow.Domain.People;

public enum RelationToHead
{
    Head,
    Spouse,
    Child,
    ChildInLaw,
    Grandchild,
    Parent,
    ParentInLaw,
    Grandparent,
    Sibling,
    OtherRelative,
    NotRelated,
}

/// <summary>What a register says of a person; <see cref="Person"/> checks it.</summary>
public sealed record PersonDetails(
    string IdNo,
    string Name,
    string? Phone,
    RelationToHead RelationToHead,
    string? DisabilityCert,
    bool AdlDependent,
    bool SpecialFamilyPlanning,
    DateOnly? DeathDate,
    DateOnly? MovedOutOn);

/// <summary>A member of a household, known by the ID number.</summary>
public sealed class Person
{
    public const int NameMaxLength = 60;

    private Person()
    {
    }

    public Guid Id { get; private set; }

    public Guid HouseholdId { get; private set; }

    [Personal(PersonalKind.IdNumber, Findable = true)]
    public string IdNo { get; private set; } = "";

    [Personal(PersonalKind.Name, Findable = true)]
    public string Name { get; private set; } = "";

    [Personal(PersonalKind.Phone, Findable = true)]
    public string? Phone { get; private set; }

    public RelationToHead RelationToHead { get; private set; }

    /// <summary>Contains the ID number.</summary>
    [Personal(PersonalKind.IdNumber)]
    public string? DisabilityCert { get; private set; }

    /// <summary>Needs help in the activities of daily living.</summary>
    public bool AdlDependent { get; private set; }

    /// <summary>计生特殊家庭.</summary>
    public bool SpecialFamilyPlanning { get; private set; }

    public DateOnly? DeathDate { get; private set; }

    public DateOnly? MovedOutOn { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Derived, never stored: birth date and sex stand in the ID number.</summary>
    public DateOnly BirthDate => Identity.BirthDate;

    public Sex Sex => Identity.Sex;

    public bool HasSevereDisability => People.DisabilityCert.Parse(DisabilityCert, Identity) is { IsSevere: true };

    private IdNumber Identity => IdNumber.Parse(IdNo, DateOnly.MaxValue);

    private PersonDetails Details =>
        new(IdNo, Name, Phone, RelationToHead, DisabilityCert, AdlDependent, SpecialFamilyPlanning, DeathDate, MovedOutOn);

    /// <exception cref="DomainException">As <see cref="PeopleErrors"/> says.</exception>
    public static Person Register(Household household, PersonDetails details, DateOnly today, DateTimeOffset now)
    {
        var person = new Person { Id = Ids.New(now), HouseholdId = household.Id };
        person.Take(Checked(details, today), now);
        return person;
    }

    /// <summary>The register's row again. Who has moved out or not yet been placed may move to another household; a member may not be in two (V3).</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Update(Household household, PersonDetails details, DateOnly today, DateTimeOffset now)
    {
        var next = Checked(details, today);
        if (next.IdNo != IdNo)
        {
            throw PeopleErrors.IdNumberFixed();
        }

        var moves = household.Id != HouseholdId;
        if (moves && MovedOutOn is null)
        {
            throw PeopleErrors.InAnotherHousehold();
        }

        if (!moves && next == Details)
        {
            return false;
        }

        HouseholdId = household.Id;
        Take(next, now);
        return true;
    }

    public bool LivesHereOn(DateOnly day) => !(DeathDate <= day) && !(MovedOutOn <= day);

    /// <summary>Whole years.</summary>
    public int AgeOn(DateOnly day)
    {
        var born = BirthDate;
        return day.Year - born.Year - (born.AddYears(day.Year - born.Year) > day ? 1 : 0);
    }

    private static PersonDetails Checked(PersonDetails given, DateOnly today)
    {
        var id = IdNumber.Parse(given.IdNo, today);
        if (given.DeathDate < id.BirthDate)
        {
            throw PeopleErrors.DateBeforeBirth("deathDate");
        }

        if (given.MovedOutOn < id.BirthDate)
        {
            throw PeopleErrors.DateBeforeBirth("movedOutOn");
        }

        return given with
        {
            IdNo = id.Value,
            Name = Check.Text(given.Name, "name", NameMaxLength),
            Phone = PhoneNumber.Parse(given.Phone),
            DisabilityCert = People.DisabilityCert.Parse(given.DisabilityCert, id)?.Value,
            DeathDate = Check.NotFuture(given.DeathDate, "deathDate", today),
            MovedOutOn = Check.NotFuture(given.MovedOutOn, "movedOutOn", today),
        };
    }

    private void Take(PersonDetails details, DateTimeOffset now)
    {
        IdNo = details.IdNo;
        Name = details.Name;
        Phone = details.Phone;
        RelationToHead = details.RelationToHead;
        DisabilityCert = details.DisabilityCert;
        AdlDependent = details.AdlDependent;
        SpecialFamilyPlanning = details.SpecialFamilyPlanning;
        DeathDate = details.DeathDate;
        MovedOutOn = details.MovedOutOn;
        ChangedAt = now;
    }
}
