using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MlFoundation.Planning;
using MlFoundation.Planning.Proofs;
using MlFoundation.Support;

namespace MlFoundation.Accounts;

[TestFixture]
public sealed class BlueprintStackSetsTests
{
    private const string StackSet = "aws:cloudformation/stackSet:StackSet";
    private const string Instance = "aws:cloudformation/stackSetInstance:StackSetInstance";
    private const string Account = "aws:organizations/account:Account";

    private static readonly string TwoRegions = StackFiles.With("    owner: platform\n", "    owner: platform\n    governedRegions: [us-east-1]\n")
        .Replace("eu-west-1: [euw1-az1, euw1-az2]", "eu-west-1: [euw1-az1, euw1-az2], us-east-1: [use1-az1, use1-az2, use1-az4]", StringComparison.Ordinal);

    private const string WithNetwork = "    network: {}\n";

    [Test]
    public async Task TheInternetBlueprint_GoesToEveryUnitOfThatConnectivity_InEveryRegion_HomeFirst()
    {
        var plan = await StackFiles.PlanAsync(TwoRegions);
        Assert.That(plan.Resources.Where(r => IsOfBlueprint(r, Instance)).Select(r => (r.Name, r["stackSetInstanceRegion"])), Is.EqualTo(new (string, object?)[]
        {
            ("accounts-blueprint-internet-eu-west-1/sandbox", "eu-west-1"), ("accounts-blueprint-internet-eu-west-1/workloads/development", "eu-west-1"),
            ("accounts-blueprint-internet-us-east-1/sandbox", "us-east-1"), ("accounts-blueprint-internet-us-east-1/workloads/development", "us-east-1"),
        }));
        var graph = new PlanGraph(plan);
        Assert.Multiple(() =>
        {
            Assert.That(graph.ComesAfter(Of(plan, "accounts-blueprint-internet-us-east-1/sandbox").Urn, Of(plan, "accounts-blueprint-internet-eu-west-1/workloads/development").Urn), Is.True);
            Assert.That(Of(plan, "accounts-blueprint-internet-us-east-1")["autoDeployment"], Is.EqualTo(new Dictionary<string, object>
            {
                ["enabled"] = true, ["retainStacksOnAccountRemoval"] = true, ["dependsOnStackSets"] = new[] { "${accounts-blueprint-internet-eu-west-1.arn}" },
            }));
        });
    }

    // What a unit or the program no longer names stays in its accounts, with the networks in it.
    [Test]
    public async Task EveryInstance_LeavesItsStacks() => Assert.That(
        (await StackFiles.PlanAsync(TwoRegions + WithNetwork)).Resources.Where(r => IsOfBlueprint(r, Instance)).Select(r => r["retainStack"]), Is.Not.Empty.And.All.EqualTo(true));

    [Test]
    public async Task AStackSet_StatesEveryParameterOfItsTemplate_EachAsTheTemplateTakesIt()
    {
        var plan = await StackFiles.PlanAsync(TwoRegions + WithNetwork);
        var stackSets = plan.Resources.Where(r => IsOfBlueprint(r, StackSet)).ToArray();
        Assert.That(stackSets, Has.Length.EqualTo(4));
        foreach (var stackSet in stackSets)
        {
            var template = stackSet.Name.Contains("-corporate-", StringComparison.Ordinal) ? BlueprintTemplate.Corporate : BlueprintTemplate.Internet;
            var given = Parameters(stackSet);
            Assert.That(given.Keys, Is.EquivalentTo(template.Parameters), stackSet.Name);
            var forms = new TemplateReader(template.Text).Section("Parameters");
            Assert.Multiple(() =>
            {
                foreach (var (name, value) in given.Where(p => !p.Value!.Contains("${", StringComparison.Ordinal)))
                {
                    Assert.That(forms[name]!["AllowedPattern"] is not { } pattern || Regex.IsMatch(value!, (string)pattern!), Is.True, $"{stackSet.Name} {name} = {value}");
                    Assert.That(forms[name]!["AllowedValues"] is not JsonArray values || values.Any(v => v!.ToString() == value), Is.True, $"{stackSet.Name} {name} = {value}");
                }
            });
        }

        Assert.That(Parameters(Of(plan, "accounts-blueprint-internet-us-east-1"))["ZoneId3"], Is.EqualTo("use1-az4"));
    }

    [Test]
    public async Task TheCorporateBlueprint_GoesToTheUnitsOfEachSegment_WithTheNetworkOfItsRegion()
    {
        var plan = await StackFiles.PlanAsync(TwoRegions + WithNetwork);
        Assert.That(plan.Resources.Where(r => IsOfBlueprint(r, Instance) && r.Name.Contains("-corporate-", StringComparison.Ordinal)).Select(r => r.Name), Is.EqualTo(new[]
        {
            "accounts-blueprint-corporate-production-eu-west-1/infrastructure", "accounts-blueprint-corporate-production-eu-west-1/workloads/production",
            "accounts-blueprint-corporate-production-us-east-1/infrastructure", "accounts-blueprint-corporate-production-us-east-1/workloads/production",
        }));
        var there = Parameters(Of(plan, "accounts-blueprint-corporate-production-us-east-1"));
        Assert.Multiple(() =>
        {
            Assert.That(there["TransitGatewayId"], Is.EqualTo("${network-transit-gateway-production/us-east-1.id}"));
            Assert.That(there["IpamPoolId"], Is.EqualTo("${network-pool-accounts-production/us-east-1.id}"));
            Assert.That(there["ResolverProfileId"], Does.StartWith("${network-").And.Contain("production/us-east-1"));
            Assert.That((there["HomeRegion"], there["VpcNetmaskLength"]), Is.EqualTo(("eu-west-1", "22")));
            Assert.That(plan.Findings, Is.Empty);
        });
    }

    [Test]
    public async Task TheCorporateBlueprint_ComesAfterEverythingItsStacksNeed_AndBeforeTheAccountsThatGetIt()
    {
        var plan = await StackFiles.PlanAsync(TwoRegions + WithNetwork + "  mlfoundation:teams: { fraud: { stages: { prod: {} } } }\n");
        var before = new PlanGraph(plan).Before(Of(plan, "accounts-blueprint-corporate-production-us-east-1").Urn).ToHashSet();
        var network = plan.Resources.Where(r => r.Type is "aws:ram/principalAssociation:PrincipalAssociation" or "aws:ram/resourceAssociation:ResourceAssociation" or "aws:ec2/vpcIpamPoolCidr:VpcIpamPoolCidr")
            .Where(r => r.Name.Contains("us-east-1", StringComparison.Ordinal) && !r.Name.Contains("-block-hub-", StringComparison.Ordinal)).Select(r => r.Urn).ToArray();
        Assert.That(network, Is.Not.Empty.And.SubsetOf(before));
        Assert.That(new PlanGraph(plan).Before(Of(plan, "accounts-account-fraud-prod").Urn), Is.SupersetOf(plan.Resources.Where(r => IsOfBlueprint(r, Instance)).Select(r => r.Urn)));
    }

    [TestCase("{}", "${hub-account-network."), TestCase("{ id: \"999999999999\" }", "999999999999")]
    public async Task TheAccountThatOwnsTheNetwork_IsLeftOutOfTheCorporateBlueprint(string network, string id)
    {
        var plan = await StackFiles.PlanAsync(StackFiles.Minimal + $"    network: {network}\n");
        var targets = plan.Resources.Where(r => IsOfBlueprint(r, Instance)).ToDictionary(r => r.Name.Split('/', 2)[1], r => (IReadOnlyDictionary<string, object?>)r["deploymentTargets"]!);
        Assert.Multiple(() =>
        {
            Assert.That(targets["infrastructure"]["accountFilterType"], Is.EqualTo("DIFFERENCE"));
            Assert.That(((IEnumerable<object?>)targets["infrastructure"]["accounts"]!).Single()!.ToString(), Does.StartWith(id));
            Assert.That(targets.Where(t => t.Key != "infrastructure").Select(t => t.Value.Keys), Is.All.EqualTo(new[] { "organizationalUnitIds" }));
            Assert.That(plan.Resources.Where(r => IsOfBlueprint(r, Instance)).Select(r => r.Options.IgnoreChanges), Is.All.EqualTo(new[] { "deploymentTargets.accountFilterType", "deploymentTargets.accounts" }));
            Assert.That(plan.Findings, Is.Empty);
        });
    }

    [TestCase("infrastructure", true, 0), TestCase("infrastructure", false, 1), TestCase("", false, 0), TestCase("infrastructure/hub", false, 1), TestCase("infrastructures", false, 0)]
    public void HubLeftOut_ABlueprintThatReachesTheNetworksOwner_IsFound(string unit, bool leftOut, int findings) => Assert.That(
        HubLeftOut.Proof.Messages(Reaching(unit, "999999999999", "BlockInternetGateways", leftOut ? "DIFFERENCE" : null, "999999999999")),
        Is.EqualTo(Enumerable.Repeat(
            "MLF-ACC-002 Mandatory: corporate/infrastructure brings a blueprint that shuts internet gateways to network as well; expected it to be left out, because the way out of all attached accounts is there.", findings)));

    [TestCase("BlockInternetGateways", "INTERSECTION", "999999999999", 1), TestCase("BlockInternetGateways", "DIFFERENCE", "888888888888", 1), TestCase("BlockPublicSnapshots", null, "", 0)]
    [TestCase("BlockInternetGateways", "DIFFERENCE", null, 1)]
    public void HubLeftOut_AsksWhetherThatAccountIsLeftOut_OfABlueprintThatShutsGateways(string parameter, string? filter, string? leftOut, int findings) =>
        Assert.That(HubLeftOut.Proof.Messages(Reaching("infrastructure", "999999999999", parameter, filter, leftOut)), Has.Length.EqualTo(findings));

    [TestCase("${account.id}", 0), TestCase("${other.id}", 1), TestCase("${gone.id}", 1), TestCase("${product.outputs}", 0), TestCase("${another.outputs}", 1), TestCase("${bare.outputs}", 1)]
    public void HubLeftOut_AnAccountThatIsYetToBeMade_IsKnownByItsResource(string leftOut, int findings)
    {
        var plan = Reaching("infrastructure", null, "BlockInternetGateways", "DIFFERENCE", leftOut);
        plan = plan with
        {
            Resources =
            [
                .. plan.Resources, PlanOf.Resource(Account, "account", [("name", "network")]), PlanOf.Resource(Account, "other", [("name", "other")]),
                Product("product", "network"), Product("another", "other"), PlanOf.Resource(ProductType, "bare", [("provisioningParameters", ImmutableArray<object?>.Empty)]),
            ],
        };
        Assert.That(HubLeftOut.Proof.Messages(plan), Has.Length.EqualTo(findings));
    }

    private const string ProductType = "aws:servicecatalog/provisionedProduct:ProvisionedProduct";

    private static PlannedResource Product(string name, string account) => PlanOf.Resource(ProductType, name, [("provisioningParameters", ImmutableArray.Create<object?>(Parameter("AccountEmail", "a@b.example"), Parameter("AccountName", account)))]);

    private static ImmutableDictionary<string, object?> Parameter(string key, string value) => ImmutableDictionary<string, object?>.Empty.Add("key", key).Add("value", value);

    private static Plan Reaching(string unit, string? id, string parameter, string? filter, string? leftOut)
    {
        var targets = ImmutableDictionary<string, object?>.Empty.Add("organizationalUnitIds", ImmutableArray.Create<object?>("ou-1")).Add("accountFilterType", filter);
        return PlanOf.Resources(
            PlanOf.Resource(StackSet, "corporate", [("parameters", ImmutableDictionary<string, object?>.Empty.Add(parameter, "true"))]),
            PlanOf.Resource(Instance, "corporate/infrastructure", [("stackSetName", "${corporate.id}"), ("deploymentTargets", leftOut is null ? targets : targets.Add("accounts", ImmutableArray.Create<object?>(leftOut)))]))
            with
        {
            Foundation = new FoundationModel([], unit.Length == 0 ? [] : [new ModelAccount("network", "network", "o", unit, id, "corporate"), new ModelAccount("other", "team", "o", unit, null, "corporate")], 5),
        };
    }

    [Test]
    public async Task WhatAPolicyDeclares_TheBlueprintDoesNotSayAgain()
    {
        var plain = await StackFiles.PlanAsync(StackFiles.Minimal);
        var declared = await StackFiles.PlanAsync(StackFiles.With("    owner: platform\n", "    owner: platform\n    policies: [ec2-account-defaults]\n"));
        Assert.That(Parameters(Of(plain, "accounts-blueprint-internet-eu-west-1"))["BlockPublicSnapshots"], Is.EqualTo("true"));
        Assert.That(Parameters(Of(declared, "accounts-blueprint-internet-eu-west-1"))["BlockPublicSnapshots"], Is.EqualTo("false"));
    }

    [Test]
    public async Task SettingsOfTheBlueprints_AreGivenToEveryOne()
    {
        var plan = await StackFiles.PlanAsync(
            StackFiles.Minimal + "    network: {}\n    blueprints: { natPerZone: true, logRetentionDays: \"731\", breakGlassAccount: \"123456789012\", deployment: { issuer: token.example.com, subject: \"repo:example/x:*\" } }\n");
        foreach (var stackSet in plan.Resources.Where(r => IsOfBlueprint(r, StackSet)).Select(Parameters))
        {
            Assert.That((stackSet["LogRetentionDays"], stackSet["BreakGlassAccountId"]), Is.EqualTo(("731", "123456789012")));
            Assert.That((stackSet["OidcIssuer"], stackSet["OidcAudience"], stackSet["OidcSubject"]), Is.EqualTo(("token.example.com", "sts.amazonaws.com", "repo:example/x:*")));
            Assert.That(stackSet.GetValueOrDefault("NatPerZone"), Is.EqualTo(stackSet.ContainsKey("TransitGatewayId") ? null : "true"));
        }
    }

    [Test]
    public async Task CorporateAccountsWithoutANetwork_AreFound() => Assert.That(
        (await StackFiles.PlanAsync(StackFiles.Minimal + "  mlfoundation:teams: { fraud: { stages: { prod: {} } } }\n")).Findings.Select(f => (f.Id, f.Severity, f.Message)),
        Is.EqualTo(new[] { ("MLF-ACC-005", Severity.Advisory, "1 account of corporate units will have no network: there is no account that owns one. Add accounts.network: {}, or give the units another connectivity.") }));

    [TestCase("  mlfoundation:network: { zones", "  mlfoundation:network: { segments: { production: { units: [infrastructure, workloads/production] } }, zones")]
    [TestCase("    owner: platform\n", "    owner: platform\n    units: { security: {}, infrastructure: { connectivity: corporate }, sandbox: {}, workloads: { units: { development: {}, production: {} } } }\n")]
    public async Task CorporateUnitsWithoutANetwork_AreFound_WhereTheSettingsAskForThem(string old, string replacement)
    {
        var finding = (await StackFiles.PlanAsync(StackFiles.With(old, replacement))).Findings.Single(f => f.Id == "MLF-ACC-005");
        Assert.That((finding.Severity, finding.Message), Is.EqualTo((
            Severity.Advisory,
            !replacement.Contains("segments:", StringComparison.Ordinal)
                ? "No corporate network is planned: there is no account that owns one, and accounts of infrastructure will have none. Add accounts.network: {}, or give the units another connectivity."
                : "No corporate network is planned: there is no account that owns one, and accounts of infrastructure, workloads/production will have none. Add accounts.network: {}, or give the units another connectivity.")));
        Assert.That(finding.At, Does.Contain(":"));
    }

    [Test]
    public async Task WhatTheProgramRecommendsAlone_IsNotFound() =>
        Assert.That((await StackFiles.PlanAsync(StackFiles.Minimal)).Findings, Is.Empty);

    [TestCase("prod"), TestCase("sandbox")]
    public async Task Snapshots_AreClosedByTheBlueprint_OrByADeclarativePolicyThatReachesItsUnits(string stack)
    {
        var plan = await StackFiles.PlanAsync(StackFiles.Text(stack));
        var declared = plan.Resources.Any(r => r.Type == "aws:organizations/policy:Policy" && r.Text("type") == "DECLARATIVE_POLICY_EC2" && r.Text("content")!.Contains("snapshot_block_public_access", StringComparison.Ordinal));
        var stackSets = plan.Resources.Where(r => r.Type == StackSet && r.Name.StartsWith("accounts-blueprint-", StringComparison.Ordinal)).ToArray();
        Assert.That(stackSets, Is.Not.Empty);
        Assert.That(stackSets.Select(s => Parameters(s)["BlockPublicSnapshots"]), Is.All.EqualTo(declared ? "false" : "true"));
    }

    [Test]
    public async Task TheTemplate_IsPublishedByItsHash_InAClosedBucketThatTheOrganizationReads()
    {
        var plan = await StackFiles.PlanAsync(StackFiles.Minimal);
        var template = BlueprintTemplate.Internet;
        var published = Of(plan, $"accounts-blueprint-template-internet-{template.ContentHash}");
        Assert.Multiple(() =>
        {
            Assert.That((published["key"], published["content"], published.Options.RetainOnDelete), Is.EqualTo((template.ObjectKey, template.Text, true)));
            Assert.That(Of(plan, "accounts-blueprint-internet-eu-west-1")["templateUrl"], Is.EqualTo($"https://${{accounts-blueprint-templates.id}}.s3.eu-west-1.amazonaws.com/{template.ObjectKey}"));
            Assert.That(Of(plan, "accounts-blueprint-templates")["bucket"], Is.EqualTo("mlfoundation-templates-111122223333"));
            Assert.That(Of(plan, "accounts-blueprint-templates").Options, Has.Property("Protect").True.And.Property("RetainOnDelete").True);
            Assert.That(Policy(plan, "accounts-blueprint-templates-policy"), Does.Contain("aws:PrincipalOrgID").And.Contains("aws:SecureTransport").And.Not.Contains("{{"));
        });
    }

    [Test]
    public async Task FlowLogs_GoToTheLogArchive_ThroughAProviderOfItsOwn()
    {
        var plan = await StackFiles.PlanAsync(StackFiles.Minimal);
        var bucket = Of(plan, "logs-network");
        Assert.Multiple(() =>
        {
            Assert.That((bucket.Account, bucket["bucket"]), Is.EqualTo(("log-archive", "mlfoundation-network-logs-${organization-account-log-archive.id}")));
            Assert.That(Of(plan, "log-archive-aws")["allowedAccountIds"], Is.EqualTo("[\"${organization-account-log-archive.id}\"]"));
            Assert.That(Policy(plan, "logs-network-policy"), Does.Contain("delivery.logs.amazonaws.com").And.Contains("aws:SourceOrgID").And.Not.Contains("{{"));
        });
    }

    [Test]
    public async Task ARegionWithoutZones_GetsNoNetworks_AndTheSettingIsNamed()
    {
        var plan = await StackFiles.PlanAsync(StackFiles.With("mlfoundation:network: { zones: { eu-west-1: [euw1-az1, euw1-az2] } }", "mlfoundation:network: {}"));
        Assert.Multiple(() =>
        {
            Assert.That(plan.Resources.Where(r => IsOfBlueprint(r, StackSet) || r.Name == "accounts-blueprint-templates"), Is.Empty);
            Assert.That(plan.Findings.Select(f => (f.Id, f.Severity)), Is.EqualTo(new[] { ("MLF-NET-001", Severity.Advisory) }));
        });
    }

    [Test]
    public void TheDeployRole_OfTheTemplates_IsTheOneThatGuardrailsLeaveAlone()
    {
        foreach (var template in new[] { BlueprintTemplate.Corporate, BlueprintTemplate.Internet })
        {
            var roles = JsonDocument.Parse(template.Text).RootElement.GetProperty("Resources").EnumerateObject().Select(r => r.Value)
                .Where(r => r.GetProperty("Type").GetString() == "AWS::IAM::Role").Select(r => r.GetProperty("Properties"))
                .Select(r => (Path: r.TryGetProperty("Path", out var path) ? path.GetString() : "/", Name: r.GetProperty("RoleName").GetString()!)).ToArray();
            Assert.That(roles.Select(r => $"arn:aws:iam::*:role{r.Path}{r.Name}"), Has.Member(FoundationRoles.DeployRolePattern));
            Assert.That(roles.Select(r => r.Name), Is.All.StartsWith(FoundationRoles.Prefix));
        }
    }

    [TestCase("[euw1-az1]", "network.zones.eu-west-1 = 1 zones: expected two or three. Two keep a network alive when one fails.")]
    [TestCase("[euw1-az1, euw1-az1]", "network.zones.eu-west-1[1] = \"euw1-az1\": expected each item once. Remove one of the two.")]
    [TestCase("[eu-west-1a, eu-west-1b]", "network.zones.eu-west-1[0] = \"eu-west-1a\": expected the id of an availability zone, such as euw1-az1, 1 to 1024 characters on one line.|network.zones.eu-west-1[1] = \"eu-west-1b\": expected the id of an availability zone, such as euw1-az1, 1 to 1024 characters on one line.")]
    public void Zones_WithAProblem_AreNamed(string zones, string problems) =>
        Assert.That(StackFiles.Problems(StackFiles.With("[euw1-az1, euw1-az2]", zones)), Is.EqualTo(problems.Split('|')));

    [Test]
    public void AUnit_HasTheConnectivityOfTheUnitAbove_UnlessThatHasNone() => Assert.That(
        StackFiles.Problems(StackFiles.With("    owner: platform\n", "    owner: platform\n    units: { security: {}, sandbox: {}, workloads: { connectivity: internet, units: { development: {}, production: { connectivity: corporate } } } }\n")),
        Is.EqualTo(new[]
        {
            "organization.units.workloads.units.production.connectivity = \"corporate\": expected the connectivity of the unit above. What a unit has reaches all below it: give the unit above none, and each unit below its own.",
        }));

    private static IReadOnlyDictionary<string, string?> Parameters(PlannedResource stackSet) =>
        ((IReadOnlyDictionary<string, object?>)stackSet["parameters"]!).ToDictionary(p => p.Key, p => (string?)p.Value);

    private static PlannedResource Of(Plan plan, string name) => plan.Resources.Single(r => r.Name == name);

    private static string Policy(Plan plan, string name)
    {
        var text = Of(plan, name).Text("policy")!;
        using var parsed = JsonDocument.Parse(text);
        return text;
    }

    /// <summary>There are StackSets after the accounts as well, which are no blueprints.</summary>
    private static bool IsOfBlueprint(PlannedResource resource, string type) => resource.Type == type && resource.Name.StartsWith("accounts-", StringComparison.Ordinal);
}
