using MlFoundation.Accounts;

namespace MlFoundation.Planning.Difference;

/// <summary>What must not be lost: its removal or replacement is refused, unless the stack file acknowledges it with a reason.</summary>
/// <remarks>
/// That is everything protected, and the types below whether protected or not: whoever takes the protection off and removes the resource in the next
/// change is asked again.
/// </remarks>
internal static class Losses
{
    private static readonly Dictionary<string, string> Kept = new(StringComparer.Ordinal)
    {
        ["aws-native:controltower:LandingZone"] = "with the landing zone go all registrations, controls and baselines of accounts",
        ["aws:directoryservice/directory:Directory"] = "its users, computers and trusts are nowhere else",
        ["aws:ec2/vpcIpam:VpcIpam"] = "addresses that are in use would be given out again",
        ["aws:ec2/vpcIpamPool:VpcIpamPool"] = "addresses that are in use would be given out again",
        ["aws:ec2transitgateway/transitGateway:TransitGateway"] = "every attached network is cut off, and the shares and routes of its id with it",
        ["aws:kms/key:Key"] = "what it has encrypted can never be read again",
        ["aws:organizations/account:Account"] = "a closed account and what is in it are gone after 90 days",
        ["aws:organizations/organization:Organization"] = "it holds every account, unit and policy",
        ["aws:organizations/organizationalUnit:OrganizationalUnit"] = "AWS removes no unit with accounts in it, and another one has another id",
        ["aws:s3/bucket:Bucket"] = "the objects in it are logs, results and templates, which are nowhere else",
        ["aws:servicecatalog/portfolio:Portfolio"] = "shares and constraints know it by its id",
        ["aws:servicecatalog/product:Product"] = "what was provisioned from it knows it by its id and could not be updated any more",
        ["aws:servicecatalog/provisionedProduct:ProvisionedProduct"] = "the account leaves Control Tower with it",
    };

    /// <summary>What the removal or replacement of a resource can break.</summary>
    public static Grade GradeOf(PlanPair pair, PlannedResource was, bool replaced) =>
        !replaced && AccountOf(pair, was) is { State: "released" } ? Grade.Dangerous
        : IsKept(was) ? Reason(pair, was) is null ? Grade.Refused : Grade.Dangerous
        : !replaced && was.Options.RetainOnDelete ? Grade.Harmless
        : was.Custom ? Grade.Careful
        : Grade.Harmless;

    /// <summary>The losses in words, and the findings they are.</summary>
    public static (IReadOnlyList<DomainChange> Changes, IReadOnlyList<Finding> Findings) Of(PlanPair pair, IReadOnlyList<ResourceChange> resources)
    {
        var changes = new List<DomainChange>();
        var findings = new List<Finding>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        var refused = new List<(ResourceChange Change, PlannedResource Was)>();
        var before = pair.Before.Plan.Resources.DistinctBy(r => r.Urn).ToDictionary(r => r.Urn, StringComparer.Ordinal);
        foreach (var change in resources.Where(r => r.Kind is ChangeKind.Removed or ChangeKind.Replaced).OrderBy(r => r.Urn, StringComparer.Ordinal))
        {
            var was = before[change.Former ?? change.Urn];
            if (!IsKept(was) || (change.Kind == ChangeKind.Removed && AccountOf(pair, was) is not null))
            {
                // The account's own rules speak of it.
                continue;
            }

            var reason = Reason(pair, was);
            if (reason is not null)
            {
                used.Add(was.Name);
                changes.Add(new(Grade.Dangerous, Topic.Resources, Acknowledged(change, was, reason)));
                continue;
            }

            refused.Add((change, was));
            findings.Add(new(PlanDifference.RefusedId, Severity.Mandatory, change.Urn, Refused([was.Name], change, was)));
        }

        // The same of many is said once: a region that goes takes dozens along.
        changes.AddRange(refused.GroupBy(r => (r.Was.Type, Fate(r.Change), Kept.GetValueOrDefault(r.Was.Type)))
            .Select(g => new DomainChange(Grade.Refused, Topic.Resources, Refused([.. g.Select(r => r.Was.Name)], g.First().Change, g.First().Was))));
        var fromFactory = pair.Before.All("aws:servicecatalog/provisionedProduct:ProvisionedProduct").Any(r => AccountOf(pair, r) is { State: "released" });
        foreach (var refusal in AccountChanges.Refusals(
            pair.Before.Plan.Foundation?.Accounts ?? [], pair.After.Plan.Foundation?.Accounts ?? [], fromFactory ? AccountChanges.UnmanagedAtOnce : AccountChanges.ClosedAtOnce))
        {
            changes.Add(new(Grade.Refused, Topic.Accounts, refusal.Message));
            findings.Add(refusal);
        }

        findings.AddRange((pair.After.Plan.Foundation?.Acknowledged.Keys ?? []).Where(name => !used.Contains(name)).Order(StringComparer.Ordinal).Select(name => new Finding(
            PlanDifference.IdleId, Severity.Advisory, null,
            $"safety.acknowledge names {name}; expected a resource that this change removes or replaces and that must not be lost. Take the line out, or correct the name: the difference gives it.")));
        return (changes, findings);
    }

    private static string Refused(string[] names, ResourceChange change, PlannedResource was)
    {
        var (it, protection) = names.Length == 1 ? ("it", "it is protected") : ("them", "they are protected");
        return $"{Words.List(names)} would be {Fate(change)}; expected {it} to stay: {Kept.GetValueOrDefault(was.Type, protection)}. "
            + $"{(change.Kind == ChangeKind.Removed ? $"Put {it} back" : "Put that back")}, or say in the stack file that it is meant: "
            + $"safety.acknowledge: {{ \"{names[0]}\": the reason{(names.Length == 1 ? "" : ", and so on")} }}.";
    }

    private static string Acknowledged(ResourceChange change, PlannedResource was, string reason) =>
        $"{was.Name} is {Fate(change)}, as the stack file acknowledges: {Words.Reason(reason)}"
        + (was.Options.Protect ? $" It is protected: the deployment stops unless `pulumi state unprotect '{was.Urn}'` comes first." : "");

    private static string Fate(ResourceChange change) =>
        change.Kind == ChangeKind.Removed ? "removed" : Replaced([.. change.Properties.Where(p => p.Replaces).Select(p => p.Path)]);

    private static string Replaced(string[] inputs) => $"replaced, because {Words.List(inputs)} {Words.Verb(inputs.Length, "changes", "change")}";

    private static bool IsKept(PlannedResource was) => was.Options.Protect || Kept.ContainsKey(was.Type);

    private static string? Reason(PlanPair pair, PlannedResource was) => pair.After.Plan.Foundation?.Acknowledged.GetValueOrDefault(was.Name);

    private static ModelAccount? AccountOf(PlanPair pair, PlannedResource was) => pair.AccountByResource.GetValueOrDefault(was.Name);

    /// <summary>Names that the resource of an account may have.</summary>
    internal static IEnumerable<string> NamesOf(ModelAccount account) =>
        new[] { AccountVendingBlueprint.HubName, AccountVendingBlueprint.DefaultName }.Select(component => AccountVendingBlueprint.ResourceName(component, account.Key));
}
