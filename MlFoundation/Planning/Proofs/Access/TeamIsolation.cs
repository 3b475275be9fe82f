namespace MlFoundation.Planning.Proofs.Access;

/// <summary>A team's people reach their team's accounts, and nobody but central teams reaches the accounts that hold the organization together.</summary>
public static class TeamIsolation
{
    private static readonly Uri Source = new("https://docs.aws.amazon.com/prescriptive-guidance/latest/security-reference-architecture/welcome.html");

    private static readonly HashSet<string> Guarded = new(StringComparer.Ordinal) { "management", "securityTooling", "logArchive" };

    /// <summary>The proof about teams.</summary>
    public static Proof Teams { get; } = new("MLF-ID-001", "No team's group reaches an account of another team, or one that all share.", Source, OtherTeams);

    /// <summary>The proof about the accounts that hold the organization together.</summary>
    public static Proof GuardedAccounts { get; } = new("MLF-ID-002", "Nobody but central teams reaches the management, security tooling and log archive accounts.", Source, Outsiders);

    /// <summary>The proof about sandboxes.</summary>
    public static Proof Sandboxes { get; } = new("MLF-ID-003", "Who works in a sandbox reaches that sandbox alone, so no production data.", Source, SandboxUsers);

    private static IEnumerable<Finding> OtherTeams(ProofInput input) =>
        from assignment in input.Assignments
        where assignment.Group is { Team: not null } && assignment.Account?.Team != assignment.Group.Team
        select new Finding(
            "MLF-ID-001", Severity.Mandatory, assignment.Resource.Urn,
            $"{assignment.Group!.Name} reaches {NameOf(assignment)}; expected accounts of team {assignment.Group.Team} alone.");

    private static IEnumerable<Finding> Outsiders(ProofInput input) =>
        from assignment in input.Assignments
        where assignment.Account is { } account && Guarded.Contains(account.Role) && assignment.Group is not { Central: true }
        select new Finding(
            "MLF-ID-002", Severity.Mandatory, assignment.Resource.Urn,
            $"{assignment.Group?.Name ?? "A group that the plan does not know"} reaches {NameOf(assignment)}; expected central teams alone{Named(input)}.{WayOut(assignment.Group)}");

    private static string Named(ProofInput input) =>
        input.Plan.Foundation?.Access?.Groups.Where(g => g.Central).Select(g => g.Name).ToArray() is { Length: > 0 } names ? $": {string.Join(", ", names)}" : "";

    private static string WayOut(ModelGroup? group) =>
        group is { Class: "platform" } ? $" If it is one, say so: identity.platformGroups.{group.Key}.central: true." : "";

    private static IEnumerable<Finding> SandboxUsers(ProofInput input) =>
        from assignment in input.Assignments
        where assignment.Group is { Class: "sandboxUsers" } && !(assignment.Account is { Role: "sandbox" } account && assignment.Group.Key == $"{account.Key}/users")
        select new Finding(
            "MLF-ID-003", Severity.Mandatory, assignment.Resource.Urn,
            $"{assignment.Group!.Name} reaches {NameOf(assignment)}; expected its own sandbox alone.");

    private static string NameOf(PlannedAccess.Assignment assignment) => assignment.Account?.Name ?? assignment.Resource.Text("targetId") ?? "an account that the plan does not know";
}
