using CaseFlow.Web.Security;

namespace CaseFlow.Web.Features.Shared;

/// <param name="Address">Where it leads.</param>
/// <param name="Text">Code of its words.</param>
/// <param name="Icon">Name of its icon.</param>
/// <param name="Permission">Who may open it.</param>
/// <param name="Count">The live count beside it, if any.</param>
/// <param name="OnPhone">In the phone's bottom bar.</param>
public sealed record MenuItem(string Address, string Text, string Icon, string Permission, string? Count = null, bool OnPhone = false);

/// <summary>The side menu: only what the role may open.</summary>
public static class Menu
{
    private static readonly MenuItem[] Items =
    [
        new("/inbox", "menu.inbox", "inbox", Permissions.Work, "inbox", OnPhone: true),
        new("/cases", "menu.cases", "folders", Permissions.ReadFiles, OnPhone: true),
        new("/households", "menu.households", "home-heart", Permissions.ReadFiles, OnPhone: true),
        new("/supervision", "menu.supervision", "eye-check", Permissions.Supervise),
        new("/imports", "menu.imports", "file-import", Permissions.Import),
        new("/audit", "menu.audit", "shield-check", Permissions.Audit),
        new("/admin/definitions", "menu.definitions", "sitemap", Permissions.Administer, OnPhone: true),
        new("/admin", "menu.admin", "settings", Permissions.Administer),
    ];

    public static IEnumerable<MenuItem> For(Caller caller) => Items.Where(item => caller.May(item.Permission));

    /// <summary>The item whose page, or one under it, is open: of several the nearest.</summary>
    public static MenuItem? At(Caller caller, string path) => For(caller)
        .Where(item => path == item.Address || path.StartsWith(item.Address + "/", StringComparison.Ordinal))
        .MaxBy(item => item.Address.Length);

    /// <summary>The first page a role comes to.</summary>
    public static string HomeOf(Caller caller) => For(caller).FirstOrDefault()?.Address ?? "/me";
}
