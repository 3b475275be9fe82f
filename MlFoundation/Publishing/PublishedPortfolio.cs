using Pulumi;
using Pulumi.Aws.S3;

namespace MlFoundation.Publishing;

/// <summary>A portfolio that was made: what its pipeline publishes to.</summary>
/// <param name="Templates">Bucket of its products' templates.</param>
/// <param name="Ids">Its id by region.</param>
public sealed record PublishedPortfolio(Bucket Templates, IReadOnlyDictionary<string, Output<string>> Ids);
