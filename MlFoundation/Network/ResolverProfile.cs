using Pulumi;
using Pulumi.Aws.Route53;

namespace MlFoundation.Network;

/// <summary>The Route 53 Profile of a segment in a region: what accounts' networks resolve beyond public names, and where their queries are logged.</summary>
internal sealed class ResolverProfile
{
    private readonly RegionScope scope;

    /// <summary>Declares the profile, with the log of all queries in it.</summary>
    public ResolverProfile(RegionScope scope)
    {
        this.scope = scope;
        Profile = new ProfilesProfile(
            scope.NameOf("profile"), new ProfilesProfileArgs { Name = scope.AwsName, Region = scope.Region, Tags = scope.Named() }, scope.Network.Protected());
        QueryLog = new ResolverQueryLogConfig(
            scope.NameOf("query-log"),
            new ResolverQueryLogConfigArgs { Name = scope.AwsName, DestinationArn = scope.Network.Args.NetworkLogs, Region = scope.Region, Tags = scope.Named() },
            scope.Network.InNetwork());
        Add("query-log", QueryLog.Arn);
    }

    /// <summary>The profile.</summary>
    public ProfilesProfile Profile { get; }

    /// <summary>Where queries are logged.</summary>
    public ResolverQueryLogConfig QueryLog { get; }

    /// <summary>Adds an endpoint, a rule or a log to the profile.</summary>
    /// <param name="key">Names it within the profile.</param>
    /// <param name="arn">Its ARN.</param>
    public void Add(string key, Output<string> arn) => _ = new ProfilesResourceAssociation(
        scope.NameOf($"profile-{key}"),
        new ProfilesResourceAssociationArgs { Name = key, ProfileId = Profile.Id, ResourceArn = arn, Region = scope.Region },
        scope.Network.InNetwork());
}
