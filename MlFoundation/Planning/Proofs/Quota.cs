namespace MlFoundation.Planning.Proofs;

/// <summary>A limit of AWS, and how a plan counts against it.</summary>
/// <param name="Name">What is counted, as a message says it: <c>transit gateways of an account in a region</c>.</param>
/// <param name="Most">The limit.</param>
/// <param name="Source">Where it is said.</param>
/// <param name="Measure">What it counts, for each place that has the limit.</param>
public sealed record Quota(string Name, long Most, Uri Source, Func<ProofInput, IEnumerable<(string Where, string? Urn, long Count)>> Measure);
