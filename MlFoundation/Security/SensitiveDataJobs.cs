using MlFoundation.Accounts;
using MlFoundation.Primitives;
using Pulumi;
using Pulumi.Aws.Macie2;
using Pulumi.Aws.Macie2.Inputs;

namespace MlFoundation.Security;

/// <summary>Looks for sensitive data in the buckets of the accounts that keep data: one weekly job an account and region.</summary>
/// <remarks>
/// A job belongs to security tooling, and is declared after the accounts because it names them. Automated discovery, which samples all
/// buckets of the organization every day, is no resource of either provider: it is switched on once in the console of security tooling.
/// </remarks>
public sealed class SensitiveDataJobs : ComponentResource
{
    /// <summary>Name of the one component of this program.</summary>
    public const string DefaultName = "sensitive-data";

    /// <summary>Declares the jobs in the security tooling account.</summary>
    /// <param name="name">Component name; a job is <c>{name}-{account}-{region}</c>.</param>
    /// <param name="args">Settings and accounts.</param>
    /// <param name="options">Options.</param>
    public SensitiveDataJobs(string name, SensitiveDataJobsArgs args, ComponentResourceOptions? options = null)
        : base("mlfoundation:security:SensitiveDataJobs", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        foreach (var account in args.Accounts)
        {
            foreach (var region in args.Regions)
            {
                _ = new ClassificationJob($"{name}-{account.Key}-{region}", JobArgs(args.Settings, account.Value, region), new()
                {
                    Parent = this,
                    Provider = args.Tooling,
                    // The account has to be a member, which it becomes when it is made.
                    DependsOn = [.. args.After],
                });
            }
        }

        RegisterOutputs();
    }

    // Without a name of its own: what a job looks at cannot be changed, and the job that takes its place is made before it goes.
    private static ClassificationJobArgs JobArgs(MacieSettings settings, Output<string> account, AwsRegion region) => new()
    {
        Region = region.ToString(),
        JobType = "SCHEDULED",
        Description = "Sensitive data in the buckets of an account that keeps data",
        SamplingPercentage = settings.SamplingPercent,
        ScheduleFrequency = new ClassificationJobScheduleFrequencyArgs { WeeklySchedule = settings.ClassificationDay.ToString().ToUpperInvariant() },
        S3JobDefinition = new ClassificationJobS3JobDefinitionArgs
        {
            BucketCriteria = new ClassificationJobS3JobDefinitionBucketCriteriaArgs
            {
                Includes = new ClassificationJobS3JobDefinitionBucketCriteriaIncludesArgs
                {
                    Ands =
                    {
                        new ClassificationJobS3JobDefinitionBucketCriteriaIncludesAndArgs
                        {
                            SimpleCriterion = new ClassificationJobS3JobDefinitionBucketCriteriaIncludesAndSimpleCriterionArgs { Comparator = "EQ", Key = "ACCOUNT_ID", Values = { account } },
                        },
                    },
                },
            },
        },
    };
}

/// <summary>What the jobs need.</summary>
/// <param name="Settings">Stack-file section <c>security.macie</c>.</param>
/// <param name="Regions">Governed regions.</param>
/// <param name="Accounts">Ids of the accounts that keep data, by key, ordered; none where there is nothing to do.</param>
/// <param name="Tooling">Provider of security tooling.</param>
/// <param name="After">Macie's last steps.</param>
public sealed record SensitiveDataJobsArgs(
    MacieSettings Settings, IReadOnlyList<AwsRegion> Regions, IReadOnlyList<KeyValuePair<string, Output<string>>> Accounts, ProviderResource Tooling, IReadOnlyList<Resource> After)
{
    /// <summary>What the settings say.</summary>
    public static SensitiveDataJobsArgs Of(FoundationSettings settings, AccountDirectory accounts, SecurityBaseline security)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(accounts);
        ArgumentNullException.ThrowIfNull(security);
        var macie = settings.Security.Macie;
        return new(
            macie,
            settings.Organization.Regions,
            macie is not { Enabled: true, ClassifyDataAccounts: true } ? [] :
            [
                .. AccountPlan.Of(settings).Where(a => a.Role is AccountRole.DataLake or AccountRole.DataGovernance && accounts.Has(a.Key))
                    .Select(a => KeyValuePair.Create(a.Key, accounts.Ids[a.Key])),
            ],
            accounts.ProviderOf(AccountKeys.SecurityTooling),
            security.MacieSteps);
    }
}
