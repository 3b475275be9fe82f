using MlFoundation.Accounts;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ram;

namespace MlFoundation.Network;

/// <summary>What the management account switches on for all: sharing within the organization, and the network account as its keeper of addresses.</summary>
internal sealed class OrganizationSwitches
{
    /// <summary>Declares both.</summary>
    public OrganizationSwitches(NetworkScope scope)
    {
        // Neither refers to the organization that has to be there.
        Sharing = new SharingWithOrganization($"{scope.Name}-sharing", new SharingWithOrganizationArgs(), scope.InManagement(scope.Args.Organization));
        var administrator = scope.InManagement(scope.Args.Organization);
        // Without its administrator, address pools lose sight of all accounts.
        administrator.Protect = true;
        AddressAdministrator = new VpcIpamOrganizationAdminAccount(
            $"{scope.Name}-ipam-administrator",
            new VpcIpamOrganizationAdminAccountArgs { DelegatedAdminAccountId = scope.Args.Accounts.Ids[AccountKeys.Network] },
            administrator);
    }

    /// <summary>Before it, RAM refuses to share with a unit.</summary>
    public Resource Sharing { get; }

    /// <summary>Before it, IPAM sees the network account alone.</summary>
    public Resource AddressAdministrator { get; }
}
