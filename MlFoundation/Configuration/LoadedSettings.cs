using MlFoundation.Configuration.Reading;

namespace MlFoundation.Configuration;

/// <summary>Valid settings, and where each of them stands.</summary>
/// <typeparam name="T">The root record.</typeparam>
/// <param name="Settings">The settings.</param>
/// <param name="PlaceOfPath">Places by path, such as <c>organization.units.lab</c>; empty where no file is known.</param>
public sealed record LoadedSettings<T>(T Settings, IReadOnlyDictionary<string, Location> PlaceOfPath)
{
    /// <summary>The place of a setting, or of the nearest one above it that is written in the file; null where none is known.</summary>
    /// <param name="path">Such as <c>organization.controlTower</c>.</param>
    public Location? Locate(string path) => Places.Of(PlaceOfPath, path);
}
