using MlFoundation.Configuration;

namespace MlFoundation.Organization;

/// <summary>What holds between attached guardrails and the values that they are filled with.</summary>
internal static class GuardrailChecks
{
    /// <summary>Every problem: a policy that allows by a list would, without values, forbid all there is.</summary>
    public static IEnumerable<Problem> Of(OrganizationSettings settings)
    {
        const string At = "organization.guardrails";
        var given = settings.Guardrails;
        var attached = settings.Policies.Concat(UnitPlan.Of(settings).SelectMany(u => u.Policies)).ToHashSet(StringComparer.Ordinal);
        (string Policy, int Count, string At, string Expected)[] lists =
        [
            ("bedrock-models", given.BedrockModels.Count, $"{At}.bedrockModels", "the id of a foundation model at least"),
            ("instances-sandbox", given.Instances.Sandbox.Count, $"{At}.instances.sandbox", "an instance family at least"),
            ("instances-development", given.Instances.Development.Count, $"{At}.instances.development", "an instance family at least"),
            ("instances-production", given.Instances.Production.Count, $"{At}.instances.production", "an instance family at least"),
        ];
        return lists.Where(list => list.Count == 0 && attached.Contains(list.Policy))
            .Select(list => new Problem(list.At, null, list.Expected, $"The policy {list.Policy} is attached and allows what stands here alone: name some, or detach it."));
    }
}
