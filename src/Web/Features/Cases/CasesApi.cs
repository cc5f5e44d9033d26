namespace CaseFlow.Web.Features.Cases;

internal static class CasesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var cases = api.MapGroup("/cases");
        ListCases.Map(cases);
        GetCase.Map(cases);
        GetCaseHistory.Map(cases);
        GetLedgerLine.Map(cases);
        RecordConsent.Map(cases);
        ReopenCase.Map(cases);
        EndCase.Map(cases);
        ListPublicity.Map(api);
    }
}
