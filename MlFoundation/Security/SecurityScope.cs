using MlFoundation.Accounts;
using MlFoundation.Primitives;
using Pulumi;
using Pulumi.Aws.Organizations;

namespace MlFoundation.Security;

/// <summary>What every service needs: the component, its args, and options for either of the two accounts it works in.</summary>
internal sealed class SecurityScope
{
    private readonly Resource component;
    private readonly string name;
    private readonly ProviderResource management;
    private readonly ProviderResource tooling;

    public SecurityScope(Resource component, string name, SecurityBaselineArgs args)
    {
        (this.component, this.name, Args) = (component, name, args);
        management = args.Accounts.ProviderOf(AccountKeys.Management);
        tooling = args.Accounts.ProviderOf(AccountKeys.SecurityTooling);
        ToolingId = args.Accounts.Ids[AccountKeys.SecurityTooling];
    }

    public SecurityBaselineArgs Args { get; }

    public SecuritySettings Settings => Args.Settings;

    /// <summary>The account that all services are delegated to.</summary>
    public Output<string> ToolingId { get; }

    public AwsRegion HomeRegion => Args.Regions[0];

    /// <summary>Name of something that there is once.</summary>
    public string Of(string what) => $"{name}-{what}";

    /// <summary>Name of something that there is in every region.</summary>
    public string Of(string what, AwsRegion region) => $"{name}-{what}-{region}";

    public CustomResourceOptions InManagement(params IEnumerable<Resource?> after) => Options(management, after.Concat(Args.Organization.Standing));

    public CustomResourceOptions InTooling(params IEnumerable<Resource?> after) => Options(tooling, after);

    /// <summary>Options of a designation: taking one away takes the configuration of all members with it.</summary>
    public CustomResourceOptions Designation(params IEnumerable<Resource?> after)
    {
        var options = InManagement(after);
        options.Protect = true;
        return options;
    }

    /// <summary>Lets a service act in the whole organization, where no resource of its own does.</summary>
    public Resource Trust(string key, string principal) =>
        new AwsServiceAccess(Of($"{key}-access"), new AwsServiceAccessArgs { ServicePrincipal = principal }, InManagement());

    /// <summary>Delegates a service to security tooling, where no resource of its own does: trusted access comes first.</summary>
    public Resource Delegate(string key, string principal, params IEnumerable<Resource?> after) =>
        new DelegatedAdministrator(Of($"{key}-administrator"), new DelegatedAdministratorArgs { AccountId = ToolingId, ServicePrincipal = principal }, Designation(after));

    /// <summary>The role that a service works through in the management account; null where it is there already.</summary>
    public Resource? RoleOfService(string key, string principal) => Settings.ExistingServiceLinkedRoles.Contains(principal)
        ? null
        : new Pulumi.Aws.Iam.ServiceLinkedRole(Of($"{key}-role"), new() { AwsServiceName = principal }, InManagement());

    /// <summary>
    /// Declares a service in the home region, and then in all the others at once: AWS sets up the organization's side with the first region,
    /// and refuses the rest meanwhile.
    /// </summary>
    /// <param name="declare">Declares one region after what it is given, and returns its last steps.</param>
    /// <returns>The last steps of all regions.</returns>
    public IReadOnlyList<Resource> Everywhere(Func<AwsRegion, IReadOnlyList<Resource>, IReadOnlyList<Resource>> declare)
    {
        var home = declare(HomeRegion, []);
        return [.. home, .. Args.Regions.Skip(1).SelectMany(region => declare(region, home)).ToArray()];
    }

    private CustomResourceOptions Options(ProviderResource provider, IEnumerable<Resource?> after) =>
        new() { Parent = component, Provider = provider, DependsOn = after.OfType<Resource>().ToList() };
}
