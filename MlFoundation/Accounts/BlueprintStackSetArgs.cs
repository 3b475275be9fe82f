using MlFoundation.Organization;
using MlFoundation.Primitives;
using Pulumi;

namespace MlFoundation.Accounts;

/// <summary>What the blueprint's StackSets are made of.</summary>
/// <param name="Plan">Units and regions.</param>
/// <param name="HomeRegion">Region of the StackSets and of the templates' bucket.</param>
/// <param name="ManagementAccountId">12 digits; part of the bucket's name.</param>
/// <param name="OrganizationId">Such as <c>o-exampleorgid</c>.</param>
/// <param name="FlowLogBucketArn">Bucket of the log archive that takes flow logs.</param>
/// <param name="Units">Units by path.</param>
/// <param name="After">What has to be done before.</param>
internal sealed record BlueprintStackSetArgs(
    BlueprintPlan Plan,
    AwsRegion HomeRegion,
    AccountId ManagementAccountId,
    Output<string> OrganizationId,
    Output<string> FlowLogBucketArn,
    IReadOnlyDictionary<string, UnitReference> Units,
    IReadOnlyList<Resource> After);
