using System.Collections.Immutable;

namespace MlFoundation.Planning.Proofs;

/// <summary>Names of accounts in what makes them.</summary>
internal static class AccountNames
{
    /// <summary>Name in AWS of the account that a resource makes; null if it makes none.</summary>
    public static string? Of(PlannedResource resource) => resource.Type switch
    {
        "aws:organizations/account:Account" => resource.Text("name"),
        "aws:servicecatalog/provisionedProduct:ProvisionedProduct" => resource["provisioningParameters"] is ImmutableArray<object?> parameters
            ? parameters.OfType<ImmutableDictionary<string, object?>>().FirstOrDefault(p => p.GetValueOrDefault("key") is "AccountName")?.GetValueOrDefault("value") as string
            : null,
        _ => null,
    };
}
