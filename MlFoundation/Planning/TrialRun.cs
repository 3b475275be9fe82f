using System.Collections.Immutable;
using MlFoundation.Planning.Recording;
using Pulumi;
using Pulumi.Aws.Organizations;

namespace MlFoundation.Planning;

/// <summary>A run of almost nothing. What every run needs is loaded and compiled by it, beside other work such as reading the settings.</summary>
public static class TrialRun
{
    /// <summary>Starts it on another thread. It has no outcome: nobody need wait for it, and the plan does not depend on it.</summary>
    public static void Start() => _ = Task.Run(static () => PlanRunner.RunAsync("trial", new NoLookups(), static options => new TrialStack(options)));

    private sealed class TrialStack : Stack
    {
        public TrialStack(StackOptions options)
            : base(options)
        {
            var unit = new OrganizationalUnit(
                "unit",
                new OrganizationalUnitArgs { Name = "Trial", ParentId = "r-trial", Tags = new InputMap<string> { ["Owner"] = "trial" } },
                new CustomResourceOptions { Protect = true, RetainOnDelete = true });
            _ = new PolicyAttachment(
                "attachment",
                new PolicyAttachmentArgs { PolicyId = "p-trial", TargetId = unit.Id, SkipDestroy = true },
                new CustomResourceOptions { DependsOn = new List<Resource> { unit } });
        }
    }

    private sealed class NoLookups : ILookups
    {
        public ImmutableDictionary<string, object> Answer(string token, ImmutableDictionary<string, object?> args) => throw new NotSupportedException(token);
    }
}
