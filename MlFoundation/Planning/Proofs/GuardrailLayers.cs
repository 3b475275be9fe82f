using MlFoundation.Policies;

namespace MlFoundation.Planning.Proofs;

/// <summary>The organization policies of a plan as the evaluator takes them: what binds the accounts of each unit.</summary>
internal sealed class GuardrailLayers
{
    /// <summary>Stands for any member account.</summary>
    public const string Account = "111111111111";

    private const string PolicyType = "aws:organizations/policy:Policy";
    private const string AttachmentType = "aws:organizations/policyAttachment:PolicyAttachment";
    private const string Root = "root";

    private readonly Dictionary<string, PolicyLayers> byTargets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> attachments = new(StringComparer.Ordinal);
    private readonly ILookup<string, Attached> byTarget;

    public GuardrailLayers(ProofInput input)
    {
        var policies = input.All(PolicyType).Where(p => p.Text("type") is "SERVICE_CONTROL_POLICY" or "RESOURCE_CONTROL_POLICY")
            .ToDictionary(p => p.Urn, p => new { Type = p.Text("type")!, Policy = AccessPolicy.Parse(p.Text("name") ?? p.Name, p.Text("content") ?? "") }, StringComparer.Ordinal);
        var attached = new List<Attached>();
        foreach (var attachment in input.All(AttachmentType))
        {
            if (input.SourceOf(attachment.Text("policyId")) is { } source && policies.TryGetValue(source.Urn, out var policy) && TargetOf(attachment.Name) is { } target)
            {
                attached.Add(new Attached(target, policy.Type, policy.Policy));
                attachments[KeyOf(target, policy.Policy.Name)] = attachment.Urn;
            }
        }

        byTarget = attached.ToLookup(a => a.Target, StringComparer.Ordinal);
    }

    /// <summary>What binds the accounts of a unit; all else allows everything, so that the organization's policies alone decide. Units under the same policies share it.</summary>
    public PolicyLayers Of(string unit)
    {
        string[] targets = [.. Targets(unit).Where(t => t == Root || byTarget.Contains(t))];
        var key = string.Join('|', targets);
        if (!byTargets.TryGetValue(key, out var layers))
        {
            byTargets[key] = layers = new PolicyLayers
            {
                ServiceControl = [.. targets.Select(t => Level(t, "SERVICE_CONTROL_POLICY"))],
                ResourceControl = [.. targets.Select(t => Level(t, "RESOURCE_CONTROL_POLICY"))],
                Identity = [AccessPolicy.FullAccess],
                Resource = AccessPolicy.FullAccess,
            };
        }

        return layers;
    }

    /// <summary>URN of what attaches a policy to a level.</summary>
    public string? AttachmentOf(AccessDecision decision) => attachments.GetValueOrDefault(KeyOf(decision.Target ?? "", decision.Policy ?? ""));

    /// <summary>A caller in a member account of the organization.</summary>
    public static Caller Member(string arn, string organizationId) =>
        new(arn, Account) { OrganizationId = organizationId, OrganizationPath = $"{organizationId}/r-root/ou-root-anyunit0/" };

    private PolicyLevel Level(string target, string type) =>
        new(target, [AccessPolicy.FullAccess, .. byTarget[target].Where(p => p.Type == type).Select(p => p.Policy)]);

    private static IEnumerable<string> Targets(string unit)
    {
        yield return Root;
        for (var at = unit.IndexOf('/', StringComparison.Ordinal); at >= 0; at = unit.IndexOf('/', at + 1))
        {
            yield return unit[..at];
        }

        yield return unit;
    }

    private static string? TargetOf(string attachment) => PolicyTarget.Of(attachment) switch { { Unit: { } unit } => unit, { IsRoot: true } => Root, _ => null };

    private static string KeyOf(string target, string policy) => $"{target}: {policy}";

    private sealed record Attached(string Target, string Type, AccessPolicy Policy);
}
