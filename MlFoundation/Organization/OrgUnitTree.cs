using Pulumi;
using Pulumi.Aws.Organizations;

namespace MlFoundation.Organization;

/// <summary>
/// The organization: its policy types, the landing zone, its units, their registration with Control Tower, their controls and policies.
/// </summary>
/// <remarks>
/// Order (AWS refuses others): organization, Control Tower's roles, on 4.0 the Security unit with its two accounts, the landing zone, the
/// other units from the top, their registration one at a time, controls in a chain per unit, policies.
/// </remarks>
public sealed class OrgUnitTree : ComponentResource
{
    /// <summary>Declares the organization in the management account.</summary>
    /// <param name="name">Component name; children are named by <see cref="OrgUnitNames"/>.</param>
    /// <param name="args">Settings, validated.</param>
    /// <param name="options">Its providers must be the management account's.</param>
    public OrgUnitTree(string name, OrgUnitTreeArgs args, ComponentResourceOptions? options = null)
        : base("mlfoundation:organization:OrgUnitTree", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var names = new OrgUnitNames(name);
        var scope = new OrganizationScope(this, names, args);

        var organization = new OrganizationRoot(scope);
        var units = new UnitResources(scope, organization);
        var landingZone = new LandingZoneSetup(scope, organization, units);
        units.AddRemaining(landingZone);
        var registrations = new UnitRegistrations(scope, units, landingZone);
        UnitControls.Create(scope, units, registrations);
        Policies = GuardrailAttachments.Create(scope, organization, units, landingZone, registrations);

        OrganizationId = organization.Id;
        RootId = organization.RootId;
        ManagementEmail = organization.ManagementEmail;
        Standing = [.. new[] { organization.Resource, landingZone.Resource }.OfType<Resource>()];
        Units = units.ByPath;
        Registrations = registrations.ByPath;
        LandingZone = landingZone.Resource;
        LogArchiveAccountId = landingZone.LogArchiveAccountId;
        SecurityToolingAccountId = landingZone.SecurityToolingAccountId;
        RegisterOutputs();
    }

    /// <summary>Organization id, such as <c>o-exampleorgid</c>.</summary>
    [Output]
    public Output<string> OrganizationId { get; private set; }

    /// <summary>Id of the organization's root, such as <c>r-examplerootid111</c>.</summary>
    [Output]
    public Output<string> RootId { get; private set; }

    /// <summary>Root address of the management account.</summary>
    public Output<string> ManagementEmail { get; }

    /// <summary>The organization and its landing zone, as far as they are declared here: services are let in after them.</summary>
    public IReadOnlyList<Resource> Standing { get; }

    /// <summary>Log archive account, 12 digits.</summary>
    [Output]
    public Output<string> LogArchiveAccountId { get; private set; }

    /// <summary>Security tooling account, 12 digits.</summary>
    [Output]
    public Output<string> SecurityToolingAccountId { get; private set; }

    /// <summary>Units by path.</summary>
    public IReadOnlyDictionary<string, UnitReference> Units { get; }

    /// <summary>The policies in use, by the name of their document.</summary>
    public IReadOnlyDictionary<string, Policy> Policies { get; }

    /// <summary>The landing zone; null where it is not this program's.</summary>
    public Resource? LandingZone { get; }

    /// <summary>Registrations with Control Tower by unit path: an account is vended into a unit only after its registration.</summary>
    public IReadOnlyDictionary<string, Resource> Registrations { get; }
}
