using System.Collections.ObjectModel;
using MlFoundation.Configuration;
using MlFoundation.Primitives;

namespace MlFoundation.Identity;

/// <summary>Where groups come from.</summary>
public enum GroupSource
{
    /// <summary>This program makes them; people are added in Identity Center.</summary>
    Create,

    /// <summary>They are there: Control Tower's own, or brought by an identity provider (SCIM).</summary>
    Lookup,
}

/// <summary>Stack-file section <c>identity</c>: who may do what in which account, and why.</summary>
public sealed record IdentitySettings
{
    /// <summary>What stands for a team in <see cref="TeamGroups"/>: its key with capital initials and without hyphens.</summary>
    internal const string TeamPlaceholder = "{team}";

    /// <summary>What stands for the kind of group: <c>TeamLead</c>, <c>DataScientists</c>, <c>MLEngineers</c>, <c>DataEngineers</c>.</summary>
    internal const string RolePlaceholder = "{role}";

    /// <summary>Whether the program sees to access. Default: true where Control Tower sets up Identity Center (<c>accessManagement</c>), else false.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Region of Identity Center. Default: the home region.</summary>
    public AwsRegion? Region { get; init; }

    /// <summary>ARN of the Identity Center instance. Default: the one there is, which is looked up.</summary>
    [Text("the ARN of an Identity Center instance", Pattern = "^arn:aws[a-z-]*:sso:::instance/(sso)?ins-[a-zA-Z0-9-.]{16}$")]
    public string? InstanceArn { get; init; }

    /// <summary>Id of its identity store, such as <c>d-1234567890</c>. Default: looked up.</summary>
    [Text("the id of an identity store, such as d-1234567890", Pattern = "^d-[0-9a-f]{10}$")]
    public string? IdentityStoreId { get; init; }

    /// <summary>
    /// Where groups come from. Default: create; of the platform's groups those that Control Tower makes itself are looked up where it sets up
    /// Identity Center.
    /// </summary>
    public GroupSource Groups { get; init; } = GroupSource.Create;

    /// <summary>Names of teams' groups, with <c>{team}</c> and <c>{role}</c>. Default: <c>{team}-{role}</c>, such as <c>Fraud-DataScientists</c>.</summary>
    [Text("a name with {team} and {role} in it", Pattern = @"^[^{}]*(\{team\}[^{}]*\{role\}|\{role\}[^{}]*\{team\})[^{}]*$", MaxLength = 200)]
    public string TeamGroups { get; init; } = $"{TeamPlaceholder}-{RolePlaceholder}";

    /// <summary>Further groups for the whole platform, and other sources of the usual ones, by name. Default: the usual five alone.</summary>
    [Names(@"^[A-Za-z0-9][A-Za-z0-9 _.@+=,-]{1,126}[A-Za-z0-9]$", "the name of a group: 3 to 128 letters, digits, spaces and _ . @ + = , -")]
    public IReadOnlyDictionary<string, PlatformGroupSettings> PlatformGroups { get; init; } = ReadOnlyDictionary<string, PlatformGroupSettings>.Empty;

    /// <summary>Further permission sets, and changes of the usual ones, by name. Default: the usual ones alone; docs/identity.md lists them.</summary>
    [Names("^[A-Za-z0-9_+=,.@-]{1,32}$", "the name of a permission set: 1 to 32 letters, digits and _ + = , . @ -")]
    public IReadOnlyDictionary<string, PermissionSetSettings> PermissionSets { get; init; } = ReadOnlyDictionary<string, PermissionSetSettings>.Empty;

    /// <summary>Further assignments, each with its reason. Default: none beside those that follow from accounts and teams.</summary>
    public IReadOnlyList<AssignmentSettings> Assignments { get; init; } = [];

    /// <summary>What each kind of team group may do, by stage.</summary>
    public TeamAccessSettings TeamAccess { get; init; } = new();

    /// <summary>The way in when all others fail.</summary>
    public BreakGlassSettings BreakGlass { get; init; } = new();

    /// <summary>Assignments that are made at the same time: 1 to 10. Default: 8. One account's are always made one after the other.</summary>
    /// <remarks>Source: IAM Identity Center User Guide, "Quotas"; AWS takes one change of an account's roles at a time. Range: ours.</remarks>
    [Range(1, 10, "assignments at a time")]
    public int Concurrency { get; init; } = 8;

    /// <summary>
    /// SageMaker domains that people sign in to, by the account's key: the ARN of each domain's Identity Center application, which the domain
    /// product gives as an output. Its team's data scientists are assigned. Default: none.
    /// </summary>
    [Text("the ARN of an Identity Center application", Pattern = "^arn:aws[a-z-]*:sso::[0-9]{12}:application/(sso)?ins-[a-zA-Z0-9-.]{16}/apl-[a-zA-Z0-9]{16}$")]
    public IReadOnlyDictionary<string, string> Domains { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>
    /// Attributes of people that policies may compare as <c>aws:PrincipalTag/key</c>, by key: each the expression of a source, such as
    /// <c>${path:enterprise.department}</c>. Default: none.
    /// </summary>
    /// <remarks>Source: IAM Identity Center User Guide, "Attributes for access control".</remarks>
    [Names(@"^[A-Za-z][A-Za-z0-9 _.:/=+@-]{0,127}$", "the key of a tag: 1 to 128 letters, digits, spaces and _ . : / = + @ -")]
    [Text("the expression of an attribute's source, such as ${path:enterprise.department}", Pattern = @"^\$\{[a-z]+:[A-Za-z0-9._]+\}$")]
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}

/// <summary>A group for the whole platform.</summary>
public sealed record PlatformGroupSettings
{
    /// <summary>What it is for: one sentence. Default: what the usual group says, else the name.</summary>
    [Text("a sentence", MaxLength = 1024)]
    public string? Description { get; init; }

    /// <summary>Where it comes from. Default: as <c>identity.groups</c> says.</summary>
    public GroupSource? Source { get; init; }

    /// <summary>
    /// Whether it is a central team, which may reach the management, security tooling and log archive accounts. Default: true for
    /// <c>AWSControlTowerAdmins</c> and <c>AWSSecurityEngineers</c>, else false.
    /// </summary>
    public bool? Central { get; init; }
}

/// <summary>What a team's groups may do in the team's accounts.</summary>
public sealed record TeamAccessSettings
{
    /// <summary>The team's administrators. Default: AdministratorAccess in every stage.</summary>
    public StageAccessSettings TeamLead { get; init; } = new();

    /// <summary>Data scientists. Default: DataScientist in every stage.</summary>
    public StageAccessSettings DataScientists { get; init; } = new();

    /// <summary>ML engineers. Default: MLEngineering in every stage.</summary>
    public StageAccessSettings MlEngineers { get; init; } = new();

    /// <summary>Data engineers. Default: DataEngineering in every stage.</summary>
    public StageAccessSettings DataEngineers { get; init; } = new();
}

/// <summary>Permission sets by stage: names, or <c>none</c> for no access there.</summary>
public sealed record StageAccessSettings
{
    /// <summary>What says that a group has no access in a stage.</summary>
    internal const string Nothing = "none";

    /// <summary>Development. Default: the kind's own set.</summary>
    [Text("the name of a permission set, or none", Pattern = "^[A-Za-z0-9_+=,.@-]{1,32}$")]
    public string? Dev { get; init; }

    /// <summary>Test. Default: the kind's own set.</summary>
    [Text("the name of a permission set, or none", Pattern = "^[A-Za-z0-9_+=,.@-]{1,32}$")]
    public string? Test { get; init; }

    /// <summary>Production. Default: the kind's own set.</summary>
    [Text("the name of a permission set, or none", Pattern = "^[A-Za-z0-9_+=,.@-]{1,32}$")]
    public string? Prod { get; init; }
}
