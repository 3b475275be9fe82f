namespace MlFoundation.Organization;

/// <summary>Which policy documents the settings use, and where each is attached.</summary>
/// <param name="Documents">Documents in use, by name.</param>
/// <param name="Root">Names of those attached to the root, ordered.</param>
/// <param name="Units">Unit path and document name, ordered.</param>
public sealed record GuardrailPlan(
    IReadOnlyList<PolicyDocument> Documents, IReadOnlyList<string> Root, IReadOnlyList<UnitPolicy> Units)
{
    /// <summary>The document that denies everything to accounts directly under the root.</summary>
    public const string Quarantine = "quarantine";

    /// <summary>The document that AWS Budgets attaches to a sandbox which has spent its budget: it is made with the budgets, and attached by no unit.</summary>
    public const string StopSpending = "stop-spending";

    /// <summary>Reads the plan off validated settings.</summary>
    public static GuardrailPlan Of(OrgUnitTreeArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        string[] root = [.. (args.Settings.Quarantine ? args.Settings.Policies.Append(Quarantine) : args.Settings.Policies).Distinct().Order(StringComparer.Ordinal)];
        UnitPolicy[] units =
        [
            .. from unit in args.Units
               from policy in unit.Policies.Distinct().Order(StringComparer.Ordinal)
               select new UnitPolicy(unit.Path.ToString(), policy),
        ];
        string[] used = [.. root.Concat(units.Select(u => u.Policy)).Distinct().Order(StringComparer.Ordinal)];
        return new GuardrailPlan([.. used.Select(PolicyDocuments.Get)], root, units);
    }

    /// <summary>What the documents' placeholders stand for.</summary>
    /// <param name="args">Settings.</param>
    /// <param name="organizationId">Such as <c>o-exampleorgid</c>.</param>
    /// <param name="rootId">Such as <c>r-examplerootid111</c>.</param>
    public static PolicyValues Values(OrgUnitTreeArgs args, string organizationId, string rootId)
    {
        ArgumentNullException.ThrowIfNull(args);
        return new PolicyValues(
            [.. args.Settings.Regions.Select(r => r.ToString())], organizationId, rootId, FoundationRoles.Path, FoundationRoles.Prefix, FoundationRoles.DeployRolePattern)
        {
            Guardrails = args.Settings.Guardrails,
        };
    }
}

/// <summary>A policy that is attached to a unit.</summary>
/// <param name="Path">Path of the unit.</param>
/// <param name="Policy">Name of the document.</param>
public sealed record UnitPolicy(string Path, string Policy);
