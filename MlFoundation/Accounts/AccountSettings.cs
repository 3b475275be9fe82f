using MlFoundation.Configuration;
using MlFoundation.Organization;
using MlFoundation.Primitives;

namespace MlFoundation.Accounts;

/// <summary>An account. All of it has a default: an empty entry is an account to be vended.</summary>
public record AccountSettings
{
    /// <summary>Id of an account that exists already. Default: none, the account is vended.</summary>
    public AccountId? Id { get; init; }

    /// <summary>Name in AWS: 1 to 50 characters, once in the organization. Default: the account's key, such as <c>log-archive</c> or <c>fraud-prod</c>.</summary>
    /// <remarks>Source: AWS Organizations API Reference, "CreateAccount".</remarks>
    [Text("the name of an account", MaxLength = 50)]
    public string? Name { get; init; }

    /// <summary>Root e-mail address, once in all of AWS. Default: <c>accounts.emailPattern</c> with the account's key.</summary>
    public EmailAddress? Email { get; init; }

    /// <summary>Team that answers for cost, security and compliance. Default: the owner of its unit, for a team's account the team's.</summary>
    [Text(OwnerText.Expected, Pattern = OwnerText.Pattern, MaxLength = OwnerText.MaxLength)]
    public string? Owner { get; init; }

    /// <summary>Unit it sits in. Default: by role, named at each entry of <c>accounts</c>.</summary>
    public OuPath? Unit { get; init; }

    /// <summary>Corporate or not. It has to be its unit's answer; default: just that.</summary>
    public Connectivity? Connectivity { get; init; }

    /// <summary>
    /// First of two steps to close it: it moves to <c>accounts.closingUnit</c>, if there is one, and the plan says what comes next. The second is
    /// its line in <c>safety.released</c>. Default: false.
    /// </summary>
    public bool Closing { get; init; }
}
