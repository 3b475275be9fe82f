namespace MlFoundation.Organization;

/// <summary>
/// Names of what the organization tree makes. They are built from keys alone, so adding or reordering anything leaves the others' alone;
/// a unit's path keeps its <c>/</c>, so no two places can share a name.
/// </summary>
/// <param name="tree">Name of the tree's component.</param>
public sealed class OrgUnitNames(string tree)
{
    /// <summary>Name of the one tree of this program.</summary>
    public const string DefaultTree = "organization";

    /// <summary>An organizational unit.</summary>
    public string Unit(string path) => $"{tree}-unit-{path}";

    /// <summary>A unit's registration with Control Tower.</summary>
    public string Registration(string path) => $"{tree}-registration-{path}";

    /// <summary>A control on a unit.</summary>
    public string Control(string path, string control) => $"{ControlsOf(path)}{control}";

    /// <summary>What every control's name on a unit starts with.</summary>
    public string ControlsOf(string path) => $"{tree}-control-{path}/";

    /// <summary>A policy document.</summary>
    public string Policy(string policy) => $"{tree}-policy-{policy}";

    /// <summary>A policy attached to a unit.</summary>
    public string Attachment(string path, string policy) => $"{AttachmentsOf(path)}{policy}";

    /// <summary>What every attachment's name on a unit starts with.</summary>
    public string AttachmentsOf(string path) => $"{tree}-attachment-{path}/";

    /// <summary>A policy attached to the root.</summary>
    public string RootAttachment(string policy) => $"{RootAttachments}{policy}";

    /// <summary>What every attachment's name on the root starts with.</summary>
    public string RootAttachments => $"{tree}-root-attachment-";

    /// <summary>An account that the landing zone stands on.</summary>
    public string Account(string key) => $"{tree}-account-{key}";

    /// <summary>A role that Control Tower works through.</summary>
    public string Role(string role) => $"{tree}-role-{role}";

    /// <summary>A policy of such a role.</summary>
    public string RolePolicy(string role, string policy) => $"{tree}-role-{role}/{policy}";

    /// <summary>A service that may act in the whole organization.</summary>
    public string ServiceAccess(string service) => $"{tree}-service-access-{service}";

    /// <summary>Something that the tree has once.</summary>
    public string Of(string what) => $"{tree}-{what}";
}
