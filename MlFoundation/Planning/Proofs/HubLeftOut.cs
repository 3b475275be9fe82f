using System.Collections;
using System.Collections.Immutable;
using MlFoundation.Primitives;

namespace MlFoundation.Planning.Proofs;

/// <summary>The account that owns the network gets no blueprint that shuts internet gateways: the central way out is in it.</summary>
public static class HubLeftOut
{
    /// <summary>The proof.</summary>
    public static Proof Proof { get; } = new(
        "MLF-ACC-002",
        "No blueprint shuts the internet gateways of the account that owns the network.",
        new Uri("https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html"),
        Find);

    private static IEnumerable<Finding> Find(ProofInput input)
    {
        if (input.Plan.Foundation?.Accounts.FirstOrDefault(a => a.Role == "network") is not { Unit: { } unit } network)
        {
            yield break;
        }

        foreach (var instance in input.All("aws:cloudformation/stackSetInstance:StackSetInstance"))
        {
            if (input.SourceOf(instance.Text("stackSetName")) is { } stackSet && Shuts(stackSet) && Reaches(stackSet, instance, unit) && !LeavesOut(input, instance, network))
            {
                yield return new Finding(
                    "MLF-ACC-002", Severity.Mandatory, instance.Urn,
                    $"{instance.Name} brings a blueprint that shuts internet gateways to {network.Key} as well; expected it to be left out, because the way out of all attached accounts is there.");
            }
        }
    }

    /// <summary>A template with that parameter does so, or its units are told to by a policy.</summary>
    private static bool Shuts(PlannedResource stackSet) => stackSet["parameters"] is ImmutableDictionary<string, object?> given && given.ContainsKey("BlockInternetGateways");

    /// <summary>An instance is named by its StackSet and the path of its unit.</summary>
    private static bool Reaches(PlannedResource stackSet, PlannedResource instance, string unit)
    {
        var path = instance.Name[(stackSet.Name.Length + 1)..];
        return OuPath.IsIn(unit, path);
    }

    private static bool LeavesOut(ProofInput input, PlannedResource instance, ModelAccount network) =>
        instance["deploymentTargets"] is ImmutableDictionary<string, object?> targets
        && targets.GetValueOrDefault("accountFilterType") is "DIFFERENCE"
        && targets.GetValueOrDefault("accounts") is IEnumerable accounts
        && accounts.Cast<object?>().OfType<string>().Any(a => network.Id is { } id ? a == id : input.SourceOf(a) is { } made && input.AccountOf(made)?.Key == network.Key);
}
