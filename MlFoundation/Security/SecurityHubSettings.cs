using System.Collections.ObjectModel;
using MlFoundation.Configuration;

namespace MlFoundation.Security;

/// <summary>Stack-file section <c>security.securityHub</c>: one place for findings, and the standards that accounts are held against.</summary>
public sealed record SecurityHubSettings : ServiceSwitch
{
    /// <summary>Form of a path of units.</summary>
    internal const string UnitPath = "^[a-z][a-z0-9-]{0,38}[a-z0-9](/[a-z][a-z0-9-]{0,38}[a-z0-9]){0,4}$";

    /// <summary>Standards for every account, <c>fsbp</c> being AWS's own. Default: fsbp and cis-3.0.0.</summary>
    [Choices("cis-1.4.0", "cis-3.0.0", "fsbp", "nist-800-53-5.0.0", "pci-dss-4.0.1", "resource-tagging-1.0.0")]
    [Distinct]
    public IReadOnlyList<string> Standards { get; init; } = ["fsbp", "cis-3.0.0"];

    /// <summary>Controls of those standards that are off everywhere, such as <c>S3.9</c>. Default: none.</summary>
    [Text("the id of a Security Hub control, such as S3.9", Pattern = "^[A-Za-z0-9]+\\.[0-9]{1,3}$")]
    [Distinct]
    public IReadOnlyList<string> DisabledControls { get; init; } = [];

    /// <summary>What is stricter or looser in a unit and all below it, by the unit's path. Default: nothing.</summary>
    [Names(UnitPath, "the path of a unit, such as workloads/production")]
    public IReadOnlyDictionary<string, UnitStandardsSettings> Units { get; init; } = ReadOnlyDictionary<string, UnitStandardsSettings>.Empty;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Validate(string at) =>
        Enabled && Standards.Count == 0
            ? base.Validate(at).Append(new Problem($"{at}.standards", null, "at least one standard", "Without one Security Hub checks nothing: name fsbp."))
            : base.Validate(at);
}

/// <summary>The standards of one unit, in the place of the organization's.</summary>
public sealed record UnitStandardsSettings : ServiceSwitch
{
    /// <summary>Standards for the unit. Default: those of the organization.</summary>
    [Choices("cis-1.4.0", "cis-3.0.0", "fsbp", "nist-800-53-5.0.0", "pci-dss-4.0.1", "resource-tagging-1.0.0")]
    [Distinct]
    public IReadOnlyList<string>? Standards { get; init; }

    /// <summary>Controls that are off in the unit. Default: those of the organization.</summary>
    [Text("the id of a Security Hub control, such as S3.9", Pattern = "^[A-Za-z0-9]+\\.[0-9]{1,3}$")]
    [Distinct]
    public IReadOnlyList<string>? DisabledControls { get; init; }
}
