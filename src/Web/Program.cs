using CaseFlow.Web.Hosting;

return await House.RunAsync(args);

/// <summary>The only executable users start. See <see cref="House"/>.</summary>
public partial class Program;
