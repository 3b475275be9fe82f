using MlFoundation.Configuration;
using MlFoundation.Primitives;

namespace MlFoundation.Costs;

/// <summary>Stack-file section <c>costs</c>.</summary>
public sealed record CostsSettings : IValidated
{
    /// <summary>Addresses that one notification reaches.</summary>
    /// <remarks>Source: AWS Billing and Cost Management API Reference, "CreateNotification".</remarks>
    internal const int MostAddresses = 10;

    /// <summary>
    /// Tags that costs can be told apart by. AWS knows a tag up to a day after something carries it, and refuses to activate it before:
    /// deploy first, then set <c>activateTags</c>.
    /// </summary>
    [Text("the key of a tag", Pattern = "^[A-Za-z0-9][A-Za-z0-9 _.:/=+@-]{0,126}$", MaxLength = 127)]
    [Distinct]
    public IReadOnlyList<string> Tags { get; init; } = ["CostCenter", "Owner", "Stage", "Team"];

    /// <summary>Whether the tags are activated. Default: false, because the first deployment would fail; true from the second day on.</summary>
    /// <remarks>Source: AWS Billing User Guide, "Activating user-defined cost allocation tags".</remarks>
    public bool ActivateTags { get; init; }

    /// <summary>Budget of each team that names none. Default: such a team has no budget.</summary>
    [Range(1, 10_000_000, "US dollars")]
    public int? TeamBudget { get; init; }

    /// <summary>
    /// Cost categories that the teams are spread over: 1 to 20. A category takes 500 teams; with several they are called <c>Team 1</c> and so on,
    /// and a team stays in its own as long as this number stays. Default: 1, called <c>Team</c>.
    /// </summary>
    /// <remarks>Source: AWS Cost Management User Guide, "Quotas and restrictions", cost categories. Range: ours.</remarks>
    [Range(1, 20, "cost categories")]
    public int TeamCategories { get; init; } = 1;

    /// <summary>Monthly budget of each sandbox account. Default: 200 US dollars.</summary>
    [Range(1, 1_000_000, "US dollars")]
    public int SandboxBudget { get; init; } = 200;

    /// <summary>
    /// Whether a sandbox that has spent its budget can start nothing more until the month is over: AWS Budgets attaches a policy to its account.
    /// What runs already goes on. Default: true.
    /// </summary>
    public bool StopSandboxes { get; init; } = true;

    /// <summary>E-mail addresses that learn of all alerts and anomalies, at most ten. Default: each account's own address, and no anomalies.</summary>
    [Distinct]
    public IReadOnlyList<EmailAddress> Alerts { get; init; } = [];

    /// <summary>Anomalies with a total impact below this are not reported. Default: 100 US dollars.</summary>
    [Range(1, 1_000_000, "US dollars")]
    public int AnomalyImpact { get; init; } = 100;

    /// <inheritdoc/>
    public IEnumerable<Problem> Validate(string at) => TooMany(Alerts, $"{at}.alerts");

    /// <summary>A problem if a notification has more addresses than AWS takes.</summary>
    internal static IEnumerable<Problem> TooMany(IReadOnlyList<EmailAddress> alerts, string at)
    {
        if (alerts.Count > MostAddresses)
        {
            yield return new Problem(at, new Literal(FormattableString.Invariant($"{alerts.Count} addresses")), $"at most {MostAddresses}", "AWS Budgets tells no more: use the address of a group.");
        }
    }
}
