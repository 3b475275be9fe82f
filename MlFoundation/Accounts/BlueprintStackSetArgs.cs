using MlFoundation.Organization;
using MlFoundation.Primitives;
using Pulumi;

namespace MlFoundation.Accounts;

/// <summary>What the blueprints' StackSets are made of.</summary>
/// <param name="Plans">Which blueprint goes where.</param>
/// <param name="Parameters">What it is given there.</param>
/// <param name="HomeRegion">Region of the StackSets and of the templates' bucket.</param>
/// <param name="Units">Units by path.</param>
/// <param name="Network">Account that owns the network: its unit, and its id of 12 digits; null where there is none. The corporate blueprint leaves it out.</param>
/// <param name="After">What has to be done before.</param>
internal sealed record BlueprintStackSetArgs(
    IReadOnlyList<BlueprintPlan> Plans,
    BlueprintParameters Parameters,
    AwsRegion HomeRegion,
    IReadOnlyDictionary<string, UnitReference> Units,
    (OuPath Unit, Output<string> Id)? Network,
    IReadOnlyList<Resource> After);
