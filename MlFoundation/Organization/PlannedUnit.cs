using MlFoundation.Primitives;

namespace MlFoundation.Organization;

/// <summary>An organizational unit with everything filled in.</summary>
/// <param name="Path">Keys from the top.</param>
/// <param name="SettingsPath">Where it stands in the settings, such as <c>organization.units.workloads</c>.</param>
/// <param name="Name">Name in AWS.</param>
/// <param name="Owner">Team that answers for it.</param>
/// <param name="Existing">True if it is looked up, false if it is created.</param>
/// <param name="Register">What the settings say of its registration with Control Tower; null is the default, <see cref="RegistrationPlan"/>.</param>
/// <param name="Connectivity">Network of its accounts.</param>
/// <param name="Policies">Names of the policy documents attached here, ordered.</param>
/// <param name="Controls">Controls enabled here, by name.</param>
public sealed record PlannedUnit(
    OuPath Path,
    string SettingsPath,
    string Name,
    string Owner,
    bool Existing,
    bool? Register,
    Connectivity Connectivity,
    IReadOnlyList<string> Policies,
    IReadOnlyList<ControlSettings> Controls);
