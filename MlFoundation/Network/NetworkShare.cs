using Pulumi;
using Pulumi.Aws.Ram;

namespace MlFoundation.Network;

/// <summary>A share with the topmost units of a segment; within an organization nobody has to accept it.</summary>
internal static class NetworkShare
{
    /// <summary>Declares the share.</summary>
    /// <param name="scope">The network.</param>
    /// <param name="name">What names begin with.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="region">Region of what is shared: a share reaches no other.</param>
    /// <param name="switches">RAM refuses units before sharing with the organization is on.</param>
    /// <param name="shared">What is shared: key and ARN.</param>
    /// <returns>All associations: the share is complete when they are there.</returns>
    public static IReadOnlyList<Resource> Create(
        NetworkScope scope, string name, PlannedSegment segment, string region, OrganizationSwitches switches, IEnumerable<(string Key, Output<string> Arn)> shared)
    {
        var share = new ResourceShare(
            name,
            new ResourceShareArgs { Name = $"mlfoundation-{name.Replace('/', '-')}", AllowExternalPrincipals = false, Region = region },
            scope.InNetwork(switches.Sharing));
        Resource[] resources = [.. shared.Select(s => new ResourceAssociation(
            $"{name}/{s.Key}", new ResourceAssociationArgs { ResourceArn = s.Arn, ResourceShareArn = share.Arn, Region = region }, scope.InNetwork()))];
        Resource[] units = [.. segment.Units.Select(path => new PrincipalAssociation(
            $"{name}/unit/{path}",
            new PrincipalAssociationArgs { Principal = scope.Args.Units[path.ToString()].Arn, ResourceShareArn = share.Arn, Region = region },
            scope.InNetwork()))];
        return [.. resources, .. units];
    }
}
