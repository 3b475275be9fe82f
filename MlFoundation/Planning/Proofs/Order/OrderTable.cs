namespace MlFoundation.Planning.Proofs.Order;

/// <summary>The whole table: each area has its lines in a file of its own.</summary>
public static class OrderTable
{
    /// <summary>All lines, by area.</summary>
    public static IReadOnlyList<OrderRow> Rows { get; } =
    [
        .. OrganizationOrderRows.All,
        .. AccountOrderRows.All,
        .. NetworkOrderRows.All,
        .. IdentityOrderRows.All,
        .. SecurityOrderRows.All,
        .. CatalogOrderRows.All,
        .. CostOrderRows.All,
        .. LifecycleOrderRows.All,
    ];
}
