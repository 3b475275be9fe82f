using MlFoundation.Planning.Recording;

namespace MlFoundation.Planning.Proofs.Order;

/// <summary>What makes two resources a pair of a line.</summary>
internal static class OrderKeys
{
    /// <summary>The resource itself, by URN.</summary>
    public static string? Itself(ProofInput input, PlannedResource resource) => resource.Urn;

    /// <summary>The text of an input, symbols included.</summary>
    public static Func<ProofInput, PlannedResource, string?> TextOf(string name) => (_, resource) => resource.Text(name);

    /// <summary>URN of the resource that an input refers to first.</summary>
    public static Func<ProofInput, PlannedResource, string?> SourceOf(string name) =>
        (input, resource) => input.SourceOf(resource.Text(name))?.Urn ?? Symbols.NamesIn(resource[name]).Select(n => input.Named(n)?.Urn).FirstOrDefault(urn => urn is not null);

    /// <summary>One key for all resources that a condition holds for.</summary>
    public static Func<ProofInput, PlannedResource, string?> Where(Func<ProofInput, PlannedResource, bool> holds) =>
        (input, resource) => holds(input, resource) ? "" : null;

    /// <summary>One key for all resources.</summary>
    public static string? Any(ProofInput input, PlannedResource resource) => "";

    /// <summary>URNs of what the share has in it that a principal gets.</summary>
    public static IEnumerable<string> SharedBy(ProofInput input, PlannedResource principal) =>
        input.All("aws:ram/resourceAssociation:ResourceAssociation").Where(s => s.Text("resourceShareArn") == principal.Text("resourceShareArn"))
            .Select(s => SourceOf("resourceArn")(input, s)).OfType<string>();

    /// <summary>Whether a StackSet's instance brings a blueprint: those are published; templates of what comes after the accounts stand in their StackSets.</summary>
    public static bool IsOfBlueprint(ProofInput input, PlannedResource instance) => input.SourceOf(instance.Text("stackSetName"))?.Text("templateUrl") is not null;

    /// <summary>Whether an attachment is a backup policy's: those wait for vaults in the accounts.</summary>
    public static bool IsOfBackups(ProofInput input, PlannedResource attachment) => input.SourceOf(attachment.Text("policyId"))?.Text("type") == "BACKUP_POLICY";

    /// <summary>Whether an attachment is of a policy that limits accounts.</summary>
    public static bool LimitsAccounts(ProofInput input, PlannedResource attachment) => !IsOfBackups(input, attachment);
}
