using MlFoundation.Accounts;
using Pulumi;

namespace MlFoundation.Security;

/// <summary>Where logs of all accounts end up: buckets of the log archive.</summary>
public sealed class CentralLogs : ComponentResource
{
    /// <summary>Name of the one component of this program.</summary>
    public const string DefaultName = "logs";

    /// <summary>Declares the buckets in the log archive account.</summary>
    /// <param name="name">Component name; children are <c>{name}-{kind}</c>.</param>
    /// <param name="args">The organization and its accounts.</param>
    /// <param name="options">Options.</param>
    public CentralLogs(string name, CentralLogsArgs args, ComponentResourceOptions? options = null)
        : base("mlfoundation:security:CentralLogs", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var archive = args.Accounts.ProviderOf(AccountKeys.LogArchive);
        var id = args.Accounts.Ids[AccountKeys.LogArchive];
        NetworkLogs = ClosedBucket.Create(
            $"{name}-network", Output.Format($"mlfoundation-network-logs-{id}"), args.OrganizationId, BucketPolicies.LogDelivery, this, archive).Arn;
        RegisterOutputs();
    }

    /// <summary>ARN of the bucket for flow logs, firewall logs and resolver query logs of all accounts.</summary>
    [Output]
    public Output<string> NetworkLogs { get; private set; }
}
