using MlFoundation.Configuration;
using MlFoundation.Primitives;

namespace MlFoundation.Accounts;

/// <summary>How accounts come into being.</summary>
public enum VendingMode
{
    /// <summary>Control Tower's Account Factory makes and enrols them.</summary>
    AccountFactory,

    /// <summary>AWS Organizations makes them in their unit; a landing zone that enrols by itself (<c>autoEnroll</c>) does the rest.</summary>
    Organizations,
}

/// <summary>Stack-file section <c>accounts.vending</c>.</summary>
public sealed record VendingSettings
{
    /// <summary>Name of Account Factory's product and of its one active version.</summary>
    internal const string AccountFactoryName = "AWS Control Tower Account Factory";

    /// <summary>How accounts come into being. Default: accountFactory; without a landing zone organizations, the only way then.</summary>
    public VendingMode? Mode { get; init; }

    /// <summary>Accounts that are made at the same time: 1 to 10. Default: 5, AWS's own quota; up to 10 on request.</summary>
    /// <remarks>Source: AWS Control Tower User Guide, "Quotas". Beyond the quota accounts end up tainted.</remarks>
    [Range(1, 10, "accounts at a time")]
    public int Concurrency { get; init; } = 5;

    /// <summary>Id of the Account Factory product, such as <c>prod-exampleid1234</c>. Default: it is found by its name.</summary>
    [Text("the id of a Service Catalog product, such as prod-exampleid1234", Pattern = "^prod-[a-z0-9]{13}$")]
    public string? ProductId { get; init; }

    /// <summary>
    /// Id of Account Factory's portfolio, such as port-exampleid1234: the deploy role is entered there, which vends nothing before. Known once the landing zone
    /// stands: <c>aws servicecatalog list-portfolios</c>. Default: whoever deploys is entered by hand.
    /// </summary>
    [Text("the id of a Service Catalog portfolio, such as port-exampleid1234", Pattern = "^port-[a-z0-9]{13}$")]
    public string? PortfolioId { get; init; }

    /// <summary>Identity Center user that is made for each account and may administer it. Default: one by the account's own address.</summary>
    public FirstUserSettings FirstUser { get; init; } = new();
}

/// <summary>The Identity Center user that Account Factory asks for.</summary>
public sealed record FirstUserSettings
{
    /// <summary>Its e-mail address. Default: the account's own.</summary>
    public EmailAddress? Email { get; init; }

    /// <summary>Given name. Default: <c>Account</c>.</summary>
    [Text("a given name", MaxLength = 64)]
    public string FirstName { get; init; } = "Account";

    /// <summary>Family name. Default: <c>Owner</c>.</summary>
    [Text("a family name", MaxLength = 64)]
    public string LastName { get; init; } = "Owner";
}
