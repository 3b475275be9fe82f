namespace MlFoundation.Planning.Proofs;

/// <summary>What makes or moves accounts.</summary>
internal static class AccountOperations
{
    public const string RegistrationType = "aws:controltower/baseline:Baseline";

    private static readonly string[] Types = ["aws:organizations/account:Account", "aws:servicecatalog/provisionedProduct:ProvisionedProduct"];

    /// <summary>All of them.</summary>
    public static IEnumerable<PlannedResource> In(ProofInput input) => Types.SelectMany(input.All);
}
