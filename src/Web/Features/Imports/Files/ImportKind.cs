namespace CaseFlow.Web.Features.Imports.Files;

/// <summary>What a file's rows are. <see cref="Organisations"/> and <see cref="Users"/> come by the command line only.</summary>
public enum ImportKind
{
    Households,
    Persons,
    Enrolments,
    Diagnoses,
    MedicalExpenses,
    MonitoringList,
    Organisations,
    Users,
}
