namespace MlFoundation.Planning.Proofs;

/// <summary>A limit of AWS, and how a plan counts against it.</summary>
/// <param name="Name">What is counted, as a message says it: <c>transit gateways of an account in a region</c>.</param>
/// <param name="Most">The limit.</param>
/// <param name="Source">Where it is said.</param>
/// <param name="Measure">What it counts, for each place that has the limit.</param>
public sealed record Quota(string Name, long Most, Uri Source, Func<ProofInput, IEnumerable<QuotaUse>> Measure);

/// <summary>How much of a limit is used at one place.</summary>
/// <param name="Where">The place, as a message says it.</param>
/// <param name="Urn">URN of a resource there, or null.</param>
/// <param name="Count">How much.</param>
public sealed record QuotaUse(string Where, string? Urn, long Count);
