using CaseFlow.Faults;
using CaseFlow.Faults.Hosting;
using CaseFlow.Faults.Kills;
using CaseFlow.Faults.Moves;
using CaseFlow.Faults.Mutants;
using CaseFlow.Faults.Races;

if (Arguments.Read(args) is not { } arguments)
{
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

var verdict = new Verdict();
if (arguments.Mode is Mode.Race)
{
    await RaceRun.RunAsync(verdict);
    return verdict.Close();
}

if (arguments.Mode is Mode.Moves)
{
    await MoveRun.RunAsync(arguments, verdict);
    return verdict.Close();
}

await HostBuilds.BuildAsync();
switch (arguments.Mode)
{
    case Mode.Mutants:
        return await MutantRun.RunAsync(arguments);
    case Mode.Points:
        await PointsRun.RunAsync(arguments.Seed, verdict);
        break;
    default:
        await KillRun.RunAsync(arguments, verdict);
        break;
}

return verdict.Close();
