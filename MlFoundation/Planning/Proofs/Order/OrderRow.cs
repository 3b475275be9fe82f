namespace MlFoundation.Planning.Proofs.Order;

/// <summary>A line of the table of what AWS needs before what.</summary>
/// <param name="Earlier">Type token of what has to be there first.</param>
/// <param name="Later">Type token of what needs it.</param>
/// <param name="Reason">What AWS does otherwise: one sentence.</param>
/// <param name="Source">Where that is said.</param>
/// <param name="Concerns">Which of the pairs of the plan the line speaks of, earlier and later; null for every pair.</param>
public sealed record OrderRow(
    string Earlier, string Later, string Reason, Uri Source, Func<ProofInput, PlannedResource, PlannedResource, bool>? Concerns = null);
