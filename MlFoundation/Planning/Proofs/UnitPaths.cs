namespace MlFoundation.Planning.Proofs;

/// <summary>Where units stand to each other, by their paths.</summary>
internal static class UnitPaths
{
    /// <summary>Whether a unit is another one, or stands below it.</summary>
    /// <param name="unit">Path, such as <c>workloads/production</c>.</param>
    /// <param name="above">Path of the other one.</param>
    public static bool IsIn(string unit, string above) =>
        unit.StartsWith(above, StringComparison.Ordinal) && (unit.Length == above.Length || unit[above.Length] == '/');
}
