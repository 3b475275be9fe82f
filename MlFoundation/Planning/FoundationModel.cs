namespace MlFoundation.Planning;

/// <summary>The organization as the settings describe it, beside the resources that make it.</summary>
/// <param name="Units">Organizational units, parents first.</param>
/// <param name="Accounts">Accounts, by key.</param>
/// <param name="AccountConcurrency">Accounts that may be made at the same time.</param>
/// <param name="Network">The corporate network; null where no unit is corporate.</param>
public sealed record FoundationModel(IReadOnlyList<ModelUnit> Units, IReadOnlyList<ModelAccount> Accounts, int AccountConcurrency, NetworkModel? Network = null)
{
    /// <summary>Id of the organization as the plan's policies have it: a symbol where only AWS knows it.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>Who may do what where; null where the program does not see to access.</summary>
    public AccessModel? Access { get; init; }

    /// <summary>The security services; null in models made by hand without them.</summary>
    public SecurityModel? Security { get; init; }

    /// <summary>Losses that the stack file accepts: name of the resource to the reason.</summary>
    public IReadOnlyDictionary<string, string> Acknowledged { get; init; } = System.Collections.ObjectModel.ReadOnlyDictionary<string, string>.Empty;
}

/// <summary>An organizational unit.</summary>
/// <param name="Path">Keys from the top, joined by <c>/</c>.</param>
/// <param name="Name">Name in AWS.</param>
/// <param name="Owner">Team that answers for it.</param>
/// <param name="Existing">True if it is looked up, false if the program creates it.</param>
/// <param name="Connectivity"><c>corporate</c>, <c>internet</c> or <c>none</c>.</param>
public sealed record ModelUnit(string Path, string Name, string Owner, bool Existing, string Connectivity);

/// <summary>An account.</summary>
/// <param name="Name">Name in AWS.</param>
/// <param name="Role">What it is for, such as <c>logArchive</c> or <c>team</c>.</param>
/// <param name="Owner">Team that answers for it.</param>
/// <param name="Unit">Path of its unit; null for the management account, which sits at the root.</param>
/// <param name="Id">12 digits, or null before it is vended.</param>
/// <param name="Connectivity"><c>corporate</c>, <c>internet</c> or <c>none</c>.</param>
public sealed record ModelAccount(string Name, string Role, string Owner, string? Unit, string? Id, string Connectivity)
{
    /// <summary>Names its resources: what tells it from all others, whatever else of it changes. Default: its name.</summary>
    public string Key { get; init; } = Name;

    /// <summary>Root e-mail address; null for the management account.</summary>
    public string? Email { get; init; }

    /// <summary><c>active</c>; <c>closing</c>, the first of two steps, or <c>released</c>, the second: without its entry it then goes.</summary>
    public string State { get; init; } = "active";

    /// <summary>Key of the team whose account it is, or null.</summary>
    public string? Team { get; init; }

    /// <summary>Teams that it serves, by key; none where it serves all, or is a team's own.</summary>
    public IReadOnlyList<string> Serves { get; init; } = [];
}
