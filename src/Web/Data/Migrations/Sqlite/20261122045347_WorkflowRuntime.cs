using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WorkflowRuntime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_wf_instances_DefinitionVersionId",
                table: "wf_instances");

            migrationBuilder.AddColumn<bool>(
                name: "IsPaused",
                table: "wf_instances",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "ResolvedAt",
                table: "wf_incidents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DeletedAt",
                table: "wf_definitions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Description",
                table: "wf_definitions",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FileHash",
                table: "wf_definitions",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "wf_definitions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "Source",
                table: "wf_definitions",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "File");

            migrationBuilder.AddColumn<long>(
                name: "UpdatedAt",
                table: "wf_definitions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<bool>(
                name: "UsableAsActivity",
                table: "wf_definitions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "StimulusKey",
                table: "wf_bookmarks",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            // Until now every version came from a file.
            migrationBuilder.Sql("""UPDATE wf_definitions SET "UpdatedAt" = "CreatedAt", "FileHash" = "ContentHash" """);

            migrationBuilder.CreateTable(
                name: "wf_inbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstanceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BookmarkId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Input = table.Column<string>(type: "TEXT", nullable: true),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_wf_inbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "wf_move_items",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MoveId = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstanceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FromVersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Reasons = table.Column<string>(type: "TEXT", nullable: true),
                    DoneAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_wf_move_items", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "wf_moves",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DefinitionId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ToVersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Mapping = table.Column<string>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    Moved = table.Column<int>(type: "INTEGER", nullable: false),
                    Refused = table.Column<int>(type: "INTEGER", nullable: false),
                    AskedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    FinishedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_wf_moves", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "wf_triggers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DefinitionId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    DefinitionVersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ActivityId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    StimulusKey = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Payload = table.Column<string>(type: "TEXT", nullable: true),
                    NextDueAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_wf_triggers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "wf_waiting_events",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StimulusKey = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    CorrelationId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    InstanceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Input = table.Column<string>(type: "TEXT", nullable: true),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_wf_waiting_events", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_wf_instances_DefinitionId_Status_CreatedAt",
                table: "wf_instances",
                columns: new[] { "DefinitionId", "Status", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_wf_instances_DefinitionVersionId_Status",
                table: "wf_instances",
                columns: new[] { "DefinitionVersionId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_wf_instances_FinishedAt",
                table: "wf_instances",
                column: "FinishedAt",
                filter: "\"FinishedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_wf_bookmarks_StimulusKey",
                table: "wf_bookmarks",
                column: "StimulusKey",
                filter: "\"StimulusKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_wf_inbox_InstanceId",
                table: "wf_inbox",
                column: "InstanceId");

            migrationBuilder.CreateIndex(
                name: "IX_wf_move_items_InstanceId",
                table: "wf_move_items",
                column: "InstanceId");

            migrationBuilder.CreateIndex(
                name: "IX_wf_move_items_MoveId_Status_Id",
                table: "wf_move_items",
                columns: new[] { "MoveId", "Status", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_wf_moves_DefinitionId_CreatedAt",
                table: "wf_moves",
                columns: new[] { "DefinitionId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_wf_moves_Status",
                table: "wf_moves",
                column: "Status");

            migrationBuilder.CreateIndex(
                name: "IX_wf_triggers_DefinitionId",
                table: "wf_triggers",
                column: "DefinitionId");

            migrationBuilder.CreateIndex(
                name: "IX_wf_triggers_NextDueAt_Id",
                table: "wf_triggers",
                columns: new[] { "NextDueAt", "Id" },
                filter: "\"NextDueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_wf_triggers_StimulusKey",
                table: "wf_triggers",
                column: "StimulusKey",
                filter: "\"StimulusKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_wf_waiting_events_ExpiresAt",
                table: "wf_waiting_events",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_wf_waiting_events_StimulusKey",
                table: "wf_waiting_events",
                column: "StimulusKey");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "wf_inbox");

            migrationBuilder.DropTable(
                name: "wf_move_items");

            migrationBuilder.DropTable(
                name: "wf_moves");

            migrationBuilder.DropTable(
                name: "wf_triggers");

            migrationBuilder.DropTable(
                name: "wf_waiting_events");

            migrationBuilder.DropIndex(
                name: "IX_wf_instances_DefinitionId_Status_CreatedAt",
                table: "wf_instances");

            migrationBuilder.DropIndex(
                name: "IX_wf_instances_DefinitionVersionId_Status",
                table: "wf_instances");

            migrationBuilder.DropIndex(
                name: "IX_wf_instances_FinishedAt",
                table: "wf_instances");

            migrationBuilder.DropIndex(
                name: "IX_wf_bookmarks_StimulusKey",
                table: "wf_bookmarks");

            migrationBuilder.DropColumn(
                name: "IsPaused",
                table: "wf_instances");

            migrationBuilder.DropColumn(
                name: "ResolvedAt",
                table: "wf_incidents");

            migrationBuilder.DropColumn(
                name: "DeletedAt",
                table: "wf_definitions");

            migrationBuilder.DropColumn(
                name: "Description",
                table: "wf_definitions");

            migrationBuilder.DropColumn(
                name: "FileHash",
                table: "wf_definitions");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "wf_definitions");

            migrationBuilder.DropColumn(
                name: "Source",
                table: "wf_definitions");

            migrationBuilder.DropColumn(
                name: "UpdatedAt",
                table: "wf_definitions");

            migrationBuilder.DropColumn(
                name: "UsableAsActivity",
                table: "wf_definitions");

            migrationBuilder.DropColumn(
                name: "StimulusKey",
                table: "wf_bookmarks");

            migrationBuilder.CreateIndex(
                name: "IX_wf_instances_DefinitionVersionId",
                table: "wf_instances",
                column: "DefinitionVersionId");
        }
    }
}
