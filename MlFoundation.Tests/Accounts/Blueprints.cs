namespace MlFoundation.Accounts;

/// <summary>The two blueprints, and values for their parameters.</summary>
internal static class Blueprints
{
    public const string Home = "eu-central-1";
    public const string Elsewhere = "eu-west-1";

    public static BlueprintTemplate[] Both => [BlueprintTemplate.Corporate, BlueprintTemplate.Internet];

    public static BlueprintTemplate Named(string name) => Both.Single(b => b.Name == name);

    /// <summary>A value for each required parameter of either, then those given here.</summary>
    public static Dictionary<string, string> Values(params (string Name, string Value)[] given)
    {
        var values = new Dictionary<string, string>
        {
            ["HomeRegion"] = Home,
            ["OrganizationId"] = "o-a1b2c3d4e5",
            ["IpamPoolId"] = "ipam-pool-0123456789abcdef0",
            ["TransitGatewayId"] = "tgw-0123456789abcdef0",
            ["ResolverProfileId"] = "rp-0123456789abcdef",
            ["ZoneId1"] = "euc1-az2",
            ["ZoneId2"] = "euc1-az3",
            ["ZoneId3"] = "euc1-az1",
            ["FlowLogBucketArn"] = "arn:aws:s3:::example-log-archive-flow-logs",
        };
        foreach (var (name, value) in given)
        {
            values[name] = value;
        }
        return values;
    }

    /// <summary>With everything switched on that may be off.</summary>
    public static Dictionary<string, string> Everything => Values(("NatPerZone", "true"), ("BreakGlassAccountId", "444455556666"),
        ("OidcIssuer", "token.example.com/oidc"), ("OidcSubject", "repo:example/fraud:environment:prod"));

    public static DeployedTemplate Deploy(BlueprintTemplate blueprint, string region, params (string Name, string Value)[] given) =>
        new(blueprint, region, Values(given));
}
