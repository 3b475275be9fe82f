namespace MlFoundation.Planning;

/// <summary>What a change of the stack file must not do to accounts. A plan alone cannot show it: it takes the plan before as well.</summary>
/// <remarks>
/// Sources: AWS Control Tower User Guide, "Update and move account factory accounts" and "Limitations and quotas"; AWS Organizations API Reference,
/// "CloseAccount", and User Guide, "Quotas"; CloudFormation User Guide, "Manage automatic deployments".
/// </remarks>
public static class AccountChanges
{
    /// <summary>Id of the findings.</summary>
    public const string Id = "MLF-ACC-004";

    /// <summary>Accounts of Account Factory that leave Control Tower at a time.</summary>
    public const int UnmanagedAtOnce = 1;

    /// <summary>Accounts that Organizations closes at a time.</summary>
    public const int ClosedAtOnce = 3;

    /// <summary>The changes that are refused, by the account's key, each with the reason and the way out.</summary>
    /// <param name="before">Accounts of the plan that is deployed.</param>
    /// <param name="after">Accounts of the plan that is to be.</param>
    /// <param name="atOnce">Released accounts that may go in one deployment: <see cref="UnmanagedAtOnce"/> or <see cref="ClosedAtOnce"/>.</param>
    /// <returns>Mandatory findings; none where every change is one that AWS can make.</returns>
    public static IReadOnlyList<Finding> Refusals(IReadOnlyList<ModelAccount> before, IReadOnlyList<ModelAccount> after, int atOnce)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var now = after.DistinctBy(a => a.Key).ToDictionary(a => a.Key, StringComparer.Ordinal);
        var known = before.Select(b => b.Key).ToHashSet(StringComparer.Ordinal);
        var added = after.Where(a => a.Email is not null && !known.Contains(a.Key)).DistinctBy(a => a.Email).ToDictionary(a => a.Email!, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. from was in before.OrderBy(b => b.Key, StringComparer.Ordinal)
               from message in now.TryGetValue(was.Key, out var becomes) ? Changed(was, becomes) : Removed(was, was.Email is null ? null : added.GetValueOrDefault(was.Email))
               select new Finding(Id, Severity.Mandatory, null, message),
            .. TooMany([.. before.Where(b => b is { Id: null, State: "released" } && !now.ContainsKey(b.Key)).Select(b => b.Key).Order(StringComparer.Ordinal)], atOnce),
        ];
    }

    private static IEnumerable<Finding> TooMany(string[] gone, int atOnce) => gone.Length <= atOnce
        ? []
        :
        [
            new Finding(
                Id, Severity.Mandatory, null,
                FormattableString.Invariant($"{string.Join(", ", gone)} would be let go in one deployment; expected {atOnce} at a time: ")
                + $"{(atOnce == UnmanagedAtOnce ? "Control Tower unmanages one account after the other" : "AWS closes no more at once")}, and refuses the rest half way. Put the others back, and take them out with the next deployment."),
        ];

    private static IEnumerable<string> Removed(ModelAccount was, ModelAccount? successor)
    {
        // An account that was only named leaves nothing behind, and one that was released may go.
        if (was is { Id: not null } or { State: "released" })
        {
            yield break;
        }

        yield return successor is not null
            ? $"{was.Key} is called {successor.Key} now; expected its key to stay. The key names the account's resources: another key would make another account. Name it {was.Key} again."
            : was.State == "closing"
                ? $"{was.Key} is removed before it is released; expected the second step first: safety.released: {{ {was.Key}: the reason }}, deployed. Put its entry back, with closing: true."
                : $"{was.Key} is removed; expected an account to be closed in two steps: closing: true at its entry, deployed; then safety.released: {{ {was.Key}: the reason }}, deployed. Put its entry back.";
    }

    private static IEnumerable<string> Changed(ModelAccount was, ModelAccount becomes)
    {
        if (was.Name != becomes.Name)
        {
            yield return $"{was.Key} is named \"{becomes.Name}\"; expected \"{was.Name}\". Account Factory refuses another name once the account is made, and the program leaves the one in AWS alone: put the name back.";
        }

        if (was.Email != becomes.Email)
        {
            yield return $"{was.Key} has the e-mail address {becomes.Email ?? "none"}; expected {was.Email ?? "none"}. It is the root user's, and only there can it change: put the address back.";
        }

        if (was.Id != becomes.Id)
        {
            yield return (was.Id, becomes.Id) switch
            {
                (null, _) => $"{was.Key} has the id {becomes.Id}; expected none. The program made the account, and an id would take it out of its hands: remove the id.",
                (_, null) => $"{was.Key} has no id; expected {was.Id}. Without it a second account of that name would be made: put the id back.",
                _ => $"{was.Key} has the id {becomes.Id}; expected {was.Id}. That is another account: give it an entry of its own.",
            };
        }

        if (was.Role == "network" && was.Unit != becomes.Unit && becomes.Connectivity == "corporate")
        {
            yield return $"{was.Key} moves to {becomes.Unit}; expected {was.Unit}. It would get the blueprint of the unit's other accounts by itself, which shuts internet gateways, and with them everybody's way out: move it back.";
        }

        if (was.Connectivity != becomes.Connectivity && !(becomes is { State: not "active", Connectivity: "none" }) && was.Connectivity != "none")
        {
            yield return $"{was.Key} moves from {was.Connectivity} to {becomes.Connectivity}; expected the same connectivity. The network it has stays, so that nothing is cut off, and the other blueprint has the same names and fails beside it: make a new account there, and close this one.";
        }
    }
}
