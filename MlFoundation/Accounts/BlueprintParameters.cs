using MlFoundation.Organization;
using MlFoundation.Primitives;
using Pulumi;

namespace MlFoundation.Accounts;

/// <summary>
/// The parameters of a blueprint in a region. Every one is stated, those with defaults too: CloudFormation tells them all back, and what is not
/// stated would be a change at each deployment.
/// </summary>
/// <param name="settings">Validated settings.</param>
/// <param name="organizationId">Such as <c>o-exampleorgid</c>.</param>
/// <param name="flowLogBucketArn">Bucket of the log archive that takes flow logs.</param>
public sealed class BlueprintParameters(FoundationSettings settings, Output<string> organizationId, Output<string> flowLogBucketArn)
{
    /// <summary>Value by name.</summary>
    internal InputMap<string> Of(BlueprintPlan plan, BlueprintRegion region)
    {
        var given = settings.Accounts.Blueprints;
        var values = new Dictionary<string, Input<string>>(StringComparer.Ordinal)
        {
            ["HomeRegion"] = settings.Organization.HomeRegion.ToString(),
            ["OrganizationId"] = organizationId,
            ["FlowLogBucketArn"] = flowLogBucketArn,
            ["LogRetentionDays"] = given.LogRetentionDays,
            ["NatPerZone"] = Truth(given.NatPerZone),
            ["BreakGlassAccountId"] = given.BreakGlassAccount?.ToString() ?? "",
            ["BlockPublicSnapshots"] = Truth(!Declared(plan, "snapshot_block_public_access")),
            ["BlockInternetGateways"] = Truth(!Declared(plan, "vpc_block_public_access")),
        };
        for (var i = 0; i < region.Zones.Count; i++)
        {
            values.Add(FormattableString.Invariant($"ZoneId{i + 1}"), region.Zones[i]);
        }

        if (given.Deployment is { } deployment)
        {
            (values["OidcIssuer"], values["OidcAudience"], values["OidcSubject"]) = (deployment.Issuer, deployment.Audience, deployment.Subject);
        }

        if (region.Network is { } network)
        {
            (values["TransitGatewayId"], values["IpamPoolId"], values["ResolverProfileId"]) = (network.TransitGatewayId, network.IpamPoolId, network.ResolverProfileId);
            values["VpcNetmaskLength"] = FormattableString.Invariant($"{settings.Network.Addresses.VpcNetmask}");
        }

        var parameters = new InputMap<string>();
        var defaults = plan.Template.Defaults;
        foreach (var name in plan.Template.Parameters)
        {
            parameters.Add(name, values.TryGetValue(name, out var value) ? value : defaults[name]);
        }

        return parameters;
    }

    /// <summary>Whether a declarative policy that reaches one of the units says it: EC2 then refuses to be told in the account.</summary>
    private bool Declared(BlueprintPlan plan, string attribute)
    {
        var guardrails = GuardrailPlan.Of(OrgUnitTreeArgs.Of(settings));
        return guardrails.Root.Concat(guardrails.Units.Where(u => plan.Units.Any(to => OuPath.IsIn(to, u.Path) || OuPath.IsIn(u.Path, to))).Select(u => u.Policy)).Distinct()
            .Select(PolicyDocuments.Get).Any(d => d.Kind == PolicyKind.DeclarativeEc2 && Documents.EmbeddedDocuments.Read(d.Path).Contains($"\"{attribute}\"", StringComparison.Ordinal));
    }

    private static string Truth(bool value) => value ? "true" : "false";
}
