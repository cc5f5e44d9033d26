using CaseFlow.Faults;
using CaseFlow.Faults.Kills;
using CaseFlow.Faults.Races;

if (Arguments.Read(args) is not { } arguments)
{
    Console.Error.WriteLine("Usage: --kills N --seed S | --race");
    return 2;
}

var verdict = new Verdict();
if (arguments.Race)
{
    await RaceRun.RunAsync(verdict);
}
else
{
    await KillRun.RunAsync(arguments, verdict);
}

return verdict.Close();
