using CaseFlow.Domain.People;

namespace CaseFlow.Web.Features.Demo.Facts;

/// <summary>Who lives together: plausible ages, surnames and relations.</summary>
internal static class DemoFamily
{
    private enum Shape
    {
        Alone,
        OldCouple,
        Couple,
        CoupleWithChildren,
        OneParent,
        ThreeGenerations,
        WithGrownChild,
    }

    private static readonly (Shape, double)[] Shapes =
    [
        (Shape.Alone, 0.11),
        (Shape.OldCouple, 0.11),
        (Shape.Couple, 0.05),
        (Shape.CoupleWithChildren, 0.30),
        (Shape.OneParent, 0.05),
        (Shape.ThreeGenerations, 0.29),
        (Shape.WithGrownChild, 0.09),
    ];

    public static List<DemoMember> Of(DemoRandom random, DemoScenario scenario, DateOnly asOf)
    {
        var shape = scenario is DemoScenario.IncomeShare ? Shape.Alone : random.Of(Shapes);
        var headAge = shape switch
        {
            Shape.Alone => random.Between(48, 86),
            Shape.OldCouple => random.Between(60, 84),
            Shape.Couple => random.Between(26, 58),
            Shape.CoupleWithChildren or Shape.OneParent => random.Between(28, 46),
            Shape.ThreeGenerations => random.Between(30, 50),
            _ => random.Between(48, 66),
        };
        var family = new Builder(random, asOf, headAge);
        switch (shape)
        {
            case Shape.OldCouple or Shape.Couple:
                family.Spouse();
                break;
            case Shape.CoupleWithChildren:
                family.Spouse();
                family.Children(random.Between(1, 3));
                break;
            case Shape.OneParent:
                family.Children(random.Between(1, 2));
                break;
            case Shape.ThreeGenerations:
                family.Spouse();
                family.Children(random.Between(1, 3));
                family.Parents();
                break;
            case Shape.WithGrownChild:
                family.Spouse();
                family.GrownChild();
                break;
        }

        family.Losses();
        return family.Members;
    }

    private sealed class Builder
    {
        private readonly DemoRandom random;
        private readonly DateOnly asOf;
        private readonly int headAge;
        private readonly DemoMember head;

        public Builder(DemoRandom random, DateOnly asOf, int headAge)
        {
            this.random = random;
            this.asOf = asOf;
            this.headAge = headAge;
            head = Add(RelationToHead.Head, random.Chance(0.8) ? Sex.Male : Sex.Female, headAge, DemoNames.Surname(random));
        }

        public List<DemoMember> Members { get; } = [];

        public void Spouse() =>
            Add(RelationToHead.Spouse, head.Sex is Sex.Male ? Sex.Female : Sex.Male, Math.Max(20, headAge + random.Between(-5, 4)), DemoNames.Surname(random));

        public void Children(int count)
        {
            var age = Math.Min(17, headAge - random.Between(21, 28));
            for (var i = 0; i < count && age >= 0; i++, age -= random.Between(2, 5))
            {
                Add(RelationToHead.Child, AnySex(), age, FathersName());
            }
        }

        public void Parents()
        {
            var age = headAge + random.Between(21, 30);
            if (random.Chance(0.75))
            {
                Add(RelationToHead.Parent, Sex.Female, age, DemoNames.Surname(random));
            }

            if (random.Chance(0.55))
            {
                Add(RelationToHead.Parent, Sex.Male, age + random.Between(0, 4), head.Surname);
            }
        }

        public void GrownChild()
        {
            var age = headAge - random.Between(21, 27);
            var child = Add(RelationToHead.Child, AnySex(), age, FathersName());
            if (age > 22 && random.Chance(0.4))
            {
                Add(RelationToHead.ChildInLaw, child.Sex is Sex.Male ? Sex.Female : Sex.Male, Math.Max(20, age - random.Between(-2, 4)), DemoNames.Surname(random));
                if (age > 24 && random.Chance(0.6))
                {
                    Add(RelationToHead.Grandchild, AnySex(), random.Between(0, Math.Min(6, age - 23)), child.Sex is Sex.Male ? child.Surname : DemoNames.Surname(random));
                }
            }
        }

        /// <summary>Somebody has died or moved out within two years; never the head.</summary>
        public void Losses()
        {
            var day = asOf.AddDays(-random.Between(40, 700));
            if (Members.Count > 1 && random.Chance(0.03))
            {
                var gone = Members[^1];
                if (gone.AgeOn(asOf) >= 60)
                {
                    gone.DiedOn = day;
                }
                else if (gone.AgeOn(day) >= 18)
                {
                    gone.MovedOutOn = day;
                }
            }
        }

        private Sex AnySex() => random.Chance(0.52) ? Sex.Male : Sex.Female;

        private string FathersName() =>
            head.Sex is Sex.Male ? head.Surname : Members.Find(m => m.Relation is RelationToHead.Spouse)?.Surname ?? head.Surname;

        private DemoMember Add(RelationToHead relation, Sex sex, int age, string surname)
        {
            var birth = asOf.AddYears(-age).AddDays(-random.Between(age == 0 ? 30 : 1, 364));
            var member = new DemoMember(relation, sex, birth, surname, DemoNames.Of(random, sex, surname));
            Members.Add(member);
            return member;
        }
    }
}

/// <summary>Somebody of a household that is being made up.</summary>
internal sealed class DemoMember(RelationToHead relation, Sex sex, DateOnly birth, string surname, string name)
{
    public RelationToHead Relation => relation;

    public Sex Sex => sex;

    public DateOnly Birth => birth;

    public string Surname => surname;

    public string Name => name;

    public DateOnly? DiedOn { get; set; }

    public DateOnly? MovedOutOn { get; set; }

    public bool IsHere => DiedOn is null && MovedOutOn is null;

    /// <summary>Of this year.</summary>
    public bool Enrolled { get; set; } = true;

    public List<DemoDiagnosis> Diagnoses { get; } = [];

    public int AgeOn(DateOnly day) => day.Year - birth.Year - (birth.AddYears(day.Year - birth.Year) > day ? 1 : 0);

    /// <summary>Born, alive and here: whose claim of that day would be a true one.</summary>
    public bool IsThereOn(DateOnly day) => birth < day && !(DiedOn <= day) && !(MovedOutOn <= day);
}
