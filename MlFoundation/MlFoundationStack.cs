using MlFoundation.Organization;
using Pulumi;

namespace MlFoundation;

/// <summary>The foundation: its components, in reading order.</summary>
public sealed class MlFoundationStack : Stack
{
    /// <summary>The engine's way in: settings come from the stack's configuration. Problems are reported, and then nothing is declared.</summary>
    public MlFoundationStack()
        : this(EngineSettings.Read(Environment.GetEnvironmentVariable("PULUMI_ROOT_DIRECTORY")), null)
    {
    }

    /// <summary>Declares the foundation.</summary>
    /// <param name="settings">The stack file, validated; null after problems that were reported.</param>
    /// <param name="options">Options of the stack.</param>
    public MlFoundationStack(FoundationSettings? settings, StackOptions? options)
        : base(options)
    {
        if (settings is null)
        {
            // An output without a value would be one more error, and the least of them.
            OrganizationId = Output.Create("");
            return;
        }

        var management = ManagementProviders.Create(settings.Accounts.Management.Id, settings.Organization.HomeRegion);

        var organization = new OrgUnitTree(
            OrgUnitNames.DefaultTree,
            OrgUnitTreeArgs.Of(settings),
            new ComponentResourceOptions { Providers = management });

        OrganizationId = organization.OrganizationId;
    }

    /// <summary>Organization id, such as <c>o-exampleorgid</c>.</summary>
    [Output]
    public Output<string> OrganizationId { get; private set; }
}
