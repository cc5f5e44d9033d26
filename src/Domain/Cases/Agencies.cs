namespace CaseFlow.Domain.Cases;

/// <summary>Codes of the agencies a case may be referred to: organisation kinds of the glossary. Which agency gives which aid is
/// configuration of the workflow definitions, not of this list.</summary>
public static class Agencies
{
    public const string InsuranceBureau = "InsuranceBureau";
    public const string CivilAffairsBureau = "CivilAffairsBureau";
    public const string RuralRevitalisationBureau = "RuralRevitalisationBureau";
    public const string Charity = "Charity";
    public const string CountyHospital = "CountyHospital";
    public const string Cdc = "Cdc";
    public const string TownshipHealthCentre = "TownshipHealthCentre";
}
