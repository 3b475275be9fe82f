using static MlFoundation.Planning.Proofs.Order.OrderKeys;

namespace MlFoundation.Planning.Proofs.Order;

/// <summary>What comes before what in making the organization, its landing zone, units and guardrails.</summary>
internal static class OrganizationOrderRows
{
    private const string Organization = "aws:organizations/organization:Organization";
    private const string Unit = "aws:organizations/organizationalUnit:OrganizationalUnit";
    private const string Account = "aws:organizations/account:Account";
    private const string Policy = "aws:organizations/policy:Policy";
    private const string Attachment = "aws:organizations/policyAttachment:PolicyAttachment";
    private const string LandingZone = "aws-native:controltower:LandingZone";
    private const string Registration = "aws:controltower/baseline:Baseline";
    private const string Control = "aws:controltower/controlTowerControl:ControlTowerControl";
    private const string Role = "aws:iam/role:Role";
    private const string Trust = "aws:organizations/awsServiceAccess:AwsServiceAccess";

    private static readonly Uri Tutorial = new("https://docs.aws.amazon.com/organizations/latest/userguide/orgs_getting-started.html");
    private static readonly Uri PolicyTypes = new("https://docs.aws.amazon.com/organizations/latest/userguide/enable-policy-type.html");
    private static readonly Uri TrustedAccess = new("https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services.html");
    private static readonly Uri Launch = new("https://docs.aws.amazon.com/controltower/latest/userguide/lz-api-launch.html");
    private static readonly Uri Prerequisites = new("https://docs.aws.amazon.com/controltower/latest/userguide/getting-started-expectations-api.html");
    private static readonly Uri Version4 = new("https://docs.aws.amazon.com/controltower/latest/userguide/key-changes-lz-v4.html");
    private static readonly Uri Baselines = new("https://docs.aws.amazon.com/controltower/latest/userguide/types-of-baselines.html");
    private static readonly Uri Controls = new("https://docs.aws.amazon.com/controltower/latest/controlreference/enable-controls.html");
    private static readonly Uri Units = new("https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_ous.html");
    private static readonly Uri Limits = new("https://docs.aws.amazon.com/controltower/latest/userguide/limits.html");
    private static readonly Uri TagPolicies = new("https://docs.aws.amazon.com/organizations/latest/userguide/services-that-can-integrate-tag-policies.html");
    private static readonly Uri BackupPolicies = new("https://docs.aws.amazon.com/organizations/latest/userguide/services-that-can-integrate-backup.html");
    private static readonly Uri Attach = new("https://docs.aws.amazon.com/organizations/latest/userguide/orgs_policies_attach.html");

    public static IReadOnlyList<OrderRow> All { get; } =
    [
        new(Organization, Unit, "A unit hangs below the organization's root.", Tutorial),
        new(Organization, Account, "An account is made in an organization that is there.", Tutorial),
        new(Organization, LandingZone, "Control Tower is launched in an organization with all features.", Launch),
        new(Organization, Policy, "A policy of a type that is not enabled is refused.", PolicyTypes),
        new(Organization, Attachment, "A policy of a type that is not enabled cannot be attached.", PolicyTypes),
        new(Organization, Trust, "A service is trusted by an organization that is there.", TrustedAccess),
        new(LandingZone, Trust, "The landing zone lets services in while it is launched, and Organizations takes one such change at a time.", TrustedAccess),
        new(Trust, Policy, "A tag policy counts once its service may act in the organization.", TagPolicies)
            { EarlierKey = TextOf("servicePrincipal"), LaterKey = (_, policy) => policy.Text("type") == "TAG_POLICY" ? "tagpolicies.tag.amazonaws.com" : null },
        new(Trust, Policy, "A backup policy counts once its service may act in the organization.", BackupPolicies)
            { EarlierKey = TextOf("servicePrincipal"), LaterKey = (_, policy) => policy.Text("type") == "BACKUP_POLICY" ? "backup.amazonaws.com" : null },
        new(Role, LandingZone, "CreateLandingZone assumes this role while it is being asked, and fails without.", Launch) { EarlierKey = Where(IsControlTowers), LaterKey = Any },
        new("aws:iam/rolePolicyAttachment:RolePolicyAttachment", LandingZone, "CreateLandingZone fails while a role lacks its permissions.", Launch) { EarlierKey = Where(IsOnControlTowers), LaterKey = Any },
        new("aws:iam/rolePolicy:RolePolicy", LandingZone, "CreateLandingZone fails while a role lacks its permissions.", Launch) { EarlierKey = Where(IsOnControlTowers), LaterKey = Any },
        new(Account, LandingZone, "Through the API the log archive and the security tooling account have to be there first.", Prerequisites, IsNamedIn),
        new(Unit, LandingZone, "From 4.0 on the unit of its two accounts has to be there first.", Version4, IsUnitOfNamed),
        new(Unit, Unit, "A unit is made below one that is there.", Units) { EarlierKey = Itself, LaterKey = SourceOf("parentId") },
        new(Unit, Registration, "What is registered has to be there.", Baselines) { EarlierKey = Itself, LaterKey = SourceOf("targetIdentifier") },
        new(LandingZone, Registration, "Units are registered with a landing zone.", Baselines),
        new(LandingZone, Unit, "Control Tower looks after units that are made once it is there; the one it stands on is the exception.", Launch) { EarlierKey = Any, LaterKey = Where(IsRegistered) },
        new(Unit, Control, "A control is enabled on a unit that is there.", Controls) { EarlierKey = Itself, LaterKey = SourceOf("targetIdentifier") },
        new(LandingZone, Control, "Controls are enabled through a landing zone.", Controls),
        new(Registration, Control, "Control Tower refuses a control on a unit that is not registered.", Controls) { EarlierKey = TextOf("targetIdentifier"), LaterKey = TextOf("targetIdentifier") },
        new(Registration, Control, "Control Tower runs one operation at a time: controls beside controls, but none beside a registration.", Limits),
        new(Policy, Attachment, "What is attached has to be there.", Attach) { EarlierKey = Itself, LaterKey = SourceOf("policyId") },
        new(Unit, Attachment, "A policy is attached to a unit that is there.", Attach) { EarlierKey = Itself, LaterKey = SourceOf("targetId") },
        new(LandingZone, Attachment, "An own policy may forbid what Control Tower does while the landing zone is launched.", Launch),
        new(Registration, Attachment, "What is attached to the root may forbid what Control Tower does while it registers any unit.", Baselines)
            { EarlierKey = Any, LaterKey = Where((input, attachment) => LimitsAccounts(input, attachment) && input.SourceOf(attachment.Text("targetId"))?.Type == Organization) },
        new(Registration, Attachment, "An own policy may forbid what Control Tower does while it registers the unit.", Baselines) { EarlierKey = SourceOf("targetIdentifier"), LaterKey = SourceOf("targetId") },
    ];

    private static bool IsControlTowers(ProofInput input, PlannedResource role) =>
        role.Text("path") == "/service-role/" && role.Text("name")?.StartsWith("AWSControlTower", StringComparison.Ordinal) == true;

    private static bool IsOnControlTowers(ProofInput input, PlannedResource part) =>
        // A role that another account has for Control Tower is none that it is launched with.
        (input.SourceOf(part.Text("role"))?.Text("name") ?? part.Text("role")) is { } name && input.All(Role).Any(r => r.Text("name") == name && IsControlTowers(input, r));

    private static bool IsNamedIn(ProofInput input, PlannedResource account, PlannedResource landingZone) =>
        Recording.Symbols.NamesIn(landingZone["manifest"]).Contains(account.Name);

    private static bool IsUnitOfNamed(ProofInput input, PlannedResource unit, PlannedResource landingZone) =>
        input.All(Account).Any(a => IsNamedIn(input, a, landingZone) && input.SourceOf(a.Text("parentId"))?.Urn == unit.Urn);

    private static bool IsRegistered(ProofInput input, PlannedResource unit) =>
        input.All(Registration).Any(r => input.SourceOf(r.Text("targetIdentifier"))?.Urn == unit.Urn);
}
