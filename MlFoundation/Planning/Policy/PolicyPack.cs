namespace MlFoundation.Planning.Policy;

/// <summary>A policy pack to run over a plan.</summary>
/// <param name="Folder">Its folder, absolute: the one with PulumiPolicy.yaml.</param>
/// <param name="ShownAs">The folder as the caller wrote it, for messages.</param>
/// <param name="ConfigText">JSON text of its configuration file, or null for the pack's own defaults.</param>
/// <param name="ConfigFile">Name of that file, for messages.</param>
public sealed record PolicyPack(string Folder, string ShownAs, string? ConfigText = null, string? ConfigFile = null);
