using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Designer : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "definition_saves",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DefinitionId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Door = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    PageId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RestoredFrom = table.Column<Guid>(type: "TEXT", nullable: true),
                    Activities = table.Column<int>(type: "INTEGER", nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Difference = table.Column<string>(type: "TEXT", nullable: false),
                    IsLayout = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_definition_saves", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "definition_seats",
                columns: table => new
                {
                    DefinitionId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    PageId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    AliveUntil = table.Column<long>(type: "INTEGER", nullable: false),
                    SeenRevision = table.Column<int>(type: "INTEGER", nullable: true),
                    RemovalAllowedUntil = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_definition_seats", x => x.DefinitionId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_definition_saves_At",
                table: "definition_saves",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_definition_saves_DefinitionId_At",
                table: "definition_saves",
                columns: new[] { "DefinitionId", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "definition_saves");

            migrationBuilder.DropTable(
                name: "definition_seats");
        }
    }
}
