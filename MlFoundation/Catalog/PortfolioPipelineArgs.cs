using MlFoundation.Primitives;
using MlFoundation.Publishing;
using Pulumi;
using Pulumi.Aws.S3;

namespace MlFoundation.Catalog;

/// <summary>What the pipeline of a portfolio needs.</summary>
/// <param name="Portfolio">Key of the portfolio.</param>
/// <param name="Repository">Repository of its products.</param>
/// <param name="Region">Region it works in.</param>
/// <param name="Account">Id of the portfolio's account, 12 digits.</param>
/// <param name="OrganizationId">Such as <c>o-exampleorgid</c>.</param>
/// <param name="Templates">Bucket that published templates go to.</param>
/// <param name="Ids">Id of the portfolio by region.</param>
internal sealed record PortfolioPipelineArgs(
    string Portfolio,
    RepositorySettings Repository,
    AwsRegion Region,
    Output<string> Account,
    Output<string> OrganizationId,
    Bucket Templates,
    IReadOnlyDictionary<string, Output<string>> Ids);
