using Pulumi;
using Pulumi.Aws.Backup;
using Pulumi.Aws.Iam;
using Pulumi.Aws.Kms;
using Pulumi.Aws.Organizations;

namespace MlFoundation.Security;

/// <summary>
/// Where backup policies such as <c>backup-by-tag</c> keep backups: in each account that one holds for, a role, and in each governed region a
/// vault with a key of its own, locked for a week.
/// </summary>
/// <remarks>A policy makes no vault: a backup plan whose vault is missing fails in that account (AWS Backup Developer Guide, "Managing AWS Backup resources across multiple accounts").</remarks>
public sealed class BackupVaults : ComponentResource
{
    /// <summary>Name of the one component of this program.</summary>
    public const string DefaultName = "backups";

    /// <summary>Name of the role that backs up, under <see cref="FoundationRoles.Path"/>.</summary>
    public const string RoleName = FoundationRoles.Prefix + "backup";

    /// <summary>Backups that are to be kept for less are refused: days.</summary>
    private const int LeastRetentionDays = 7;

    private static readonly string[] ManagedPolicies =
    [
        "service-role/AWSBackupServiceRolePolicyForBackup", "service-role/AWSBackupServiceRolePolicyForRestores", "AWSBackupServiceRolePolicyForS3Backup",
    ];

    private readonly string name;
    private readonly BackupVaultsArgs args;
    private readonly List<Resource> made = [];

    /// <summary>Declares vaults and roles, and then attaches the policies.</summary>
    /// <param name="name">Component name; a vault is <c>{name}-{account}-{region}</c>.</param>
    /// <param name="args">Accounts, regions and attachments.</param>
    /// <param name="options">Options, with the provider of the management account.</param>
    public BackupVaults(string name, BackupVaultsArgs args, ComponentResourceOptions? options = null)
        : base("mlfoundation:security:BackupVaults", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        (this.name, this.args) = (name, args);
        foreach (var (account, provider) in args.Accounts)
        {
            AddRole(account, provider);
            foreach (var region in args.Regions)
            {
                AddVault(account, region.ToString(), provider);
            }
        }

        foreach (var attachment in args.Attachments)
        {
            _ = new PolicyAttachment(
                attachment.Name,
                new PolicyAttachmentArgs { PolicyId = attachment.PolicyId, TargetId = attachment.TargetId, SkipDestroy = true },
                new CustomResourceOptions { Parent = this, DependsOn = [.. made, .. new[] { attachment.After }.OfType<Resource>()] });
        }

        RegisterOutputs();
    }

    private void AddRole(string account, ProviderResource provider)
    {
        var role = new Role(
            $"{name}-{account}-role",
            new RoleArgs
            {
                Name = RoleName,
                Path = FoundationRoles.Path,
                Description = "Backs up and restores what backup policies select",
                AssumeRolePolicy = SecurityDocuments.TrustOf("backup.amazonaws.com"),
            },
            In(provider));
        foreach (var policy in ManagedPolicies)
        {
            made.Add(new RolePolicyAttachment(
                $"{name}-{account}-role-{policy[(policy.LastIndexOf('/') + 1)..]}",
                new RolePolicyAttachmentArgs { Role = role.Id, PolicyArn = $"arn:aws:iam::aws:policy/{policy}" },
                In(provider)));
        }
    }

    private void AddVault(string account, string region, ProviderResource provider)
    {
        // The key's policy is AWS's default: the account decides through IAM, and AWS Backup works with its role's permissions.
        var key = new Key(
            $"{name}-{account}-{region}-key",
            new KeyArgs { Description = "Backups of this account", EnableKeyRotation = true, DeletionWindowInDays = 30, Region = region },
            Kept(provider));
        var vault = new Vault($"{name}-{account}-{region}", new VaultArgs { Name = args.Vault, KmsKeyArn = key.Arn, Region = region }, Kept(provider));

        // Governance: whoever may change the vault can lift it. The id of a vault is its name, as that of a role.
        made.Add(new VaultLockConfiguration(
            $"{name}-{account}-{region}-lock",
            new VaultLockConfigurationArgs { BackupVaultName = vault.Id, MinRetentionDays = LeastRetentionDays, Region = region },
            In(provider)));
    }

    private CustomResourceOptions In(ProviderResource provider) => new() { Parent = this, Provider = provider };

    private CustomResourceOptions Kept(ProviderResource provider) => new() { Parent = this, Provider = provider, Protect = true, RetainOnDelete = true };
}
