#if DESIGN_TIME
using CaseFlow.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CaseFlow.Web.Data;

internal sealed class DesignTime : IDesignTimeDbContextFactory<CaseFlowDb>
{
    public CaseFlowDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<CaseFlowDb>().UseSqlite("Data Source=design.db").Options, new CallerContext());
}
#endif
