using Pulumi;

namespace MlFoundation.Organization;

/// <summary>An organizational unit, created or found.</summary>
/// <param name="Path">Keys from the top, joined by <c>/</c>.</param>
/// <param name="Name">Name in AWS.</param>
/// <param name="Id">Such as <c>ou-exampleroot-exampleouid111</c>.</param>
/// <param name="Arn">Its ARN: what Control Tower and shares take.</param>
/// <param name="Resource">The resource, or null for one that is looked up.</param>
public sealed record UnitReference(string Path, string Name, Output<string> Id, Output<string> Arn, Resource? Resource);
