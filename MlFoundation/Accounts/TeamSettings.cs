using MlFoundation.Configuration;
using MlFoundation.Costs;

namespace MlFoundation.Accounts;

/// <summary>A team, under its key in <c>teams</c>. Its accounts are called <c>team-stage</c>.</summary>
public sealed record TeamSettings
{
    /// <summary>Name for people. Default: the key.</summary>
    [Text(OwnerText.Expected, Pattern = OwnerText.Pattern, MaxLength = OwnerText.MaxLength)]
    public string? Name { get; init; }

    /// <summary>Who answers for the team's accounts. Default: the team's name.</summary>
    [Text(OwnerText.Expected, Pattern = OwnerText.Pattern, MaxLength = OwnerText.MaxLength)]
    public string? Owner { get; init; }

    /// <summary>Monthly budget in US dollars, or with who is told. Default: <c>costs.teamBudget</c>.</summary>
    public BudgetSettings? Budget { get; init; }

    /// <summary>Its accounts. Default: one each for development, test and production.</summary>
    public TeamStagesSettings Stages { get; init; } = new() { Dev = new(), Test = new(), Prod = new() };
}

/// <summary>A team's accounts by stage. What is not named is not made.</summary>
public sealed record TeamStagesSettings
{
    /// <summary>Development: exploring data, building models.</summary>
    public AccountSettings? Dev { get; init; }

    /// <summary>Test: what runs in production, before it does.</summary>
    public AccountSettings? Test { get; init; }

    /// <summary>Production.</summary>
    public AccountSettings? Prod { get; init; }
}
