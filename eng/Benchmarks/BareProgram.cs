using System.Collections.Immutable;
using Pulumi;
using Pulumi.Aws.ControlTower;
using Pulumi.Aws.Organizations;
using Pulumi.Testing;

namespace MlFoundation.Benchmarks;

/// <summary>
/// The yardstick: registers a number of resources of the classes that the foundation registers most, with as many inputs and options, and
/// does nothing else: no settings, no record, no report.
/// </summary>
internal sealed class BareProgram : Stack
{
    private static int count;

    public BareProgram()
    {
        OrganizationalUnit? unit = null;
        for (var i = 0; i < count; i++)
        {
            var options = new CustomResourceOptions { Protect = true, RetainOnDelete = true };
            switch (i % 4)
            {
                case 0:
                    unit = new OrganizationalUnit($"unit-{i}", new OrganizationalUnitArgs { Name = $"Unit {i}", ParentId = "r-bare", Tags = { ["Owner"] = "bare" } }, options);
                    break;
                case 1:
                    _ = new PolicyAttachment($"attachment-{i}", new PolicyAttachmentArgs { PolicyId = "p-bare", TargetId = unit!.Id, SkipDestroy = true }, options);
                    break;
                case 2:
                    _ = new ControlTowerControl($"control-{i}", new ControlTowerControlArgs { ControlIdentifier = "arn:aws:controlcatalog:::control/bare", TargetIdentifier = unit!.Arn }, options);
                    break;
                default:
                    _ = new Baseline($"baseline-{i}", new BaselineArgs { BaselineIdentifier = "arn:bare", BaselineVersion = "5.0", TargetIdentifier = unit!.Arn }, options);
                    break;
            }
        }
    }

    /// <summary>Registers <paramref name="resources"/> resources on mocks that echo.</summary>
    public static async Task<int> RunAsync(int resources)
    {
        count = resources;
        var registered = await Deployment.TestAsync<BareProgram>(new Echo(), new TestOptions { IsPreview = false }).ConfigureAwait(false);
        return registered.Length == resources + 1 ? 0 : 1;
    }

    private sealed class Echo : IMocks
    {
        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) =>
            Task.FromResult<(string?, object)>((args.Name, args.Inputs.SetItem("arn", args.Name!)));

        public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(ImmutableDictionary<string, object>.Empty);
    }
}
