using MlFoundation.Configuration;
using MlFoundation.Primitives;

namespace MlFoundation.Accounts;

/// <summary>The account that owns the organization. It exists before everything else and sits at the root.</summary>
public sealed record ManagementAccountSettings
{
    /// <summary>Its id: what the program may work in is checked against it.</summary>
    public required AccountId Id { get; init; }

    /// <summary>Name in AWS. Default: <c>management</c>.</summary>
    [Text("the name of an account", MaxLength = 50)]
    public string Name { get; init; } = "management";

    /// <summary>Team that answers for it. Default: the organization's owner.</summary>
    [Text(OwnerText.Expected, Pattern = OwnerText.Pattern, MaxLength = OwnerText.MaxLength)]
    public string? Owner { get; init; }
}
