using CaseFlow.Domain.Common;
using CaseFlow.Domain.Organisations;
using CaseFlow.Web.Data;
using CaseFlow.Web.Data.UnitOfWork;
using CaseFlow.Web.Features.FirstRun;
using CaseFlow.Web.Features.Imports.Files;
using CaseFlow.Web.Features.Imports.Rows;
using CaseFlow.Web.Security;
using CaseFlow.Web.Security.Audit;
using CaseFlow.Web.Security.Identity;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Web.Features.Imports.CommandLine;

/// <summary>Enters users, or brings those known up to date; a known one keeps the password.</summary>
internal static class EnterUsers
{
    /// <summary>Those of the names that are nobody's yet.</summary>
    public sealed record Unknown(IReadOnlyList<string> UserNames) : IQuery<IReadOnlyList<string>>;

    /// <param name="Rows">As <see cref="ImportKind.Users"/> has them.</param>
    /// <param name="PasswordHashes">By user name, of new users.</param>
    public sealed record Command(IReadOnlyList<ImportRow> Rows, IReadOnlyDictionary<string, string> PasswordHashes)
        : ICommand<IReadOnlyList<(long Line, DomainException Why)>>;

    internal sealed class Handler(CaseFlowDb db, Lookups lookups, ILookupNormalizer names, IAuditTrail audit, TimeProvider time) :
        IRequestHandler<Unknown, IReadOnlyList<string>>,
        IRequestHandler<Command, IReadOnlyList<(long Line, DomainException Why)>>
    {
        private static readonly ImportColumns Columns = ImportColumns.Of(ImportKind.Users);

        public async Task<IReadOnlyList<string>> Handle(Unknown request, CancellationToken cancellationToken)
        {
            var known = await KnownAsync(request.UserNames, cancellationToken);
            return [.. request.UserNames.Where(n => n.Length > 0 && !known.ContainsKey(names.NormalizeName(n))).Distinct()];
        }

        public async Task<IReadOnlyList<(long Line, DomainException Why)>> Handle(Command request, CancellationToken cancellationToken)
        {
            var known = await KnownAsync([.. request.Rows.Select(r => r.Values[0])], cancellationToken);
            var units = await lookups.OrganisationsAsync(request.Rows.Select(r => r.Values[Columns.PlaceOf("organisation")]), track: false, cancellationToken);
            var rejections = new List<(long Line, DomainException Why)>();
            foreach (var row in request.Rows)
            {
                try
                {
                    Enter(new(Columns, row), known, units, request.PasswordHashes);
                }
                catch (DomainException refusal)
                {
                    rejections.Add((row.Line, refusal));
                }
            }

            audit.Record("users.import", "user", null, new { rows = request.Rows.Count, rejected = rejections.Count });
            return rejections;
        }

        private void Enter(RowFields fields, Dictionary<string, AppUser> known, Dictionary<string, OrgUnit> units, IReadOnlyDictionary<string, string> hashes)
        {
            var userName = fields.Text("userName");
            var displayName = fields.Text("displayName");
            var role = fields.Text("role");
            if (!Roles.All.Contains(role)) throw RowErrors.ChoiceUnknown("role", Roles.All);
            var unit = units.GetValueOrDefault(fields.Text("organisation")) ?? throw RowErrors.OrganisationUnknown("organisation");

            if (known.TryGetValue(names.NormalizeName(userName), out var user))
            {
                // Whoever changes role or place signs in anew.
                if (user.Role != role || user.OrganisationId != unit.Id) user.SecurityStamp = NewUsers.Stamp();
                (user.DisplayName, user.Role, user.OrganisationId) = (displayName, role, unit.Id);
                return;
            }

            user = new AppUser
            {
                Id = Ids.New(time),
                UserName = userName,
                NormalizedUserName = names.NormalizeName(userName),
                DisplayName = displayName,
                Role = role,
                OrganisationId = unit.Id,
                PasswordHash = hashes[userName],
                SecurityStamp = NewUsers.Stamp(),
                LockoutEnabled = true,
            };
            known.Add(user.NormalizedUserName, user);
            db.Users.Add(user);
        }

        private Task<Dictionary<string, AppUser>> KnownAsync(IReadOnlyList<string> userNames, CancellationToken stop)
        {
            var wanted = userNames.Select(names.NormalizeName).Distinct().ToArray();
            return db.Users.Where(u => wanted.Contains(u.NormalizedUserName)).ToDictionaryAsync(u => u.NormalizedUserName!, stop);
        }
    }
}
