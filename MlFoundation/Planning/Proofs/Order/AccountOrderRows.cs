namespace MlFoundation.Planning.Proofs.Order;

/// <summary>What comes before what in making accounts.</summary>
internal static class AccountOrderRows
{
    private static readonly Uri Limits = new("https://docs.aws.amazon.com/controltower/latest/userguide/limits.html");

    public static IReadOnlyList<OrderRow> All { get; } =
    [
        new(
            "aws:controltower/baseline:Baseline", "aws:servicecatalog/provisionedProduct:ProvisionedProduct",
            "Control Tower registers units or makes accounts, never both at once.", Limits),
    ];
}
