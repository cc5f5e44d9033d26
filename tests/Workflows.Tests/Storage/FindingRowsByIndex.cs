using System.Reflection;
using CaseFlow.Workflows.Storage.Sql;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Storage;

/// <summary>However long the past: no statement of the runtime reads a table from end to end.</summary>
public sealed class FindingRowsByIndex : IDisposable
{
    private readonly TestHouse house = new();

    public void Dispose() => house.Dispose();

    [Fact]
    public async Task Every_statement_has_an_index_for_what_it_looks_for()
    {
        var plans = await house.WorkAsync(async s =>
        {
            var db = s.GetRequiredService<TestDb>();
            List<(string Sql, string Plan)> all = [];
            foreach (var sql in StatementsOf(WorkflowTables.Of(db.Model)).Concat(StatementsOf(StimulusTables.Of(db.Model)))) all.Add((sql.Text, await PlanAsync(db, sql)));
            return all;
        });

        plans.Should().HaveCountGreaterThan(30);
        plans.Where(p => p.Plan.Split('\n').Any(l => l.StartsWith("SCAN", StringComparison.Ordinal) && !l.Contains("USING", StringComparison.Ordinal))).Should().BeEmpty();
    }

    [Theory]
    [InlineData(nameof(WorkflowTables.FindPublished), "IX_wf_definitions_DefinitionId_Version")]
    [InlineData(nameof(WorkflowTables.FindDue), "IX_wf_timers_DueAt_Id")]
    [InlineData(nameof(WorkflowTables.BookmarksOf), "IX_wf_bookmarks_InstanceId")]
    [InlineData(nameof(WorkflowTables.TimersOf), "IX_wf_timers_InstanceId")]
    [InlineData(nameof(WorkflowTables.RunningChildren), "IX_wf_instances_ParentInstanceId")]
    public async Task What_every_burst_asks_is_found_by(string statement, string index)
    {
        var plan = await house.WorkAsync(s =>
        {
            var db = s.GetRequiredService<TestDb>();
            var tables = WorkflowTables.Of(db.Model);
            return PlanAsync(db, (SqlText)typeof(WorkflowTables).GetProperty(statement)!.GetValue(tables)!);
        });

        plan.Should().StartWith("SEARCH").And.Contain(index);
    }

    private static IEnumerable<SqlText> StatementsOf(object tables)
    {
        foreach (var property in tables.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            switch (property.GetValue(tables))
            {
                case SqlText sql:
                    yield return sql;
                    break;
                case { } made when made.GetType() is { IsGenericType: true }:
                    foreach (var inner in StatementsOf(made)) yield return inner;
                    break;
            }
        }
    }

    private static async Task<string> PlanAsync(TestDb db, SqlText sql)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql.Text;
        for (var i = 0; i < sql.Parameters; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{i}", 1);
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync();
        List<string> lines = [];
        while (await reader.ReadAsync()) lines.Add(reader.GetString(3));
        return string.Join('\n', lines);
    }
}
