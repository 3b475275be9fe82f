namespace MlFoundation.Catalog;

/// <summary>Keys of the portfolios: they name folders of products, resources and buckets.</summary>
public static class PortfolioKeys
{
    /// <summary>SageMaker domain, warehouses, landing buckets, feature store, workgroups.</summary>
    public const string Analytics = "analytics";

    /// <summary>Project templates that build, train, evaluate and register.</summary>
    public const string ModelBuilding = "model-building";

    /// <summary>Project templates that put models into service.</summary>
    public const string ModelDeployment = "model-deployment";
}
