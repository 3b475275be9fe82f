using MlFoundation.Configuration;

namespace MlFoundation.Network;

/// <summary>Stack-file section <c>network.directory</c>: AWS Managed Microsoft AD in the shared services account, in the home region.</summary>
public sealed record DirectorySettings
{
    /// <summary>Its fully qualified domain, such as <c>aws.corp.example.com</c>.</summary>
    /// <remarks>Source: AWS Directory Service API, "CreateMicrosoftAD".</remarks>
    [Text("a domain such as aws.corp.example.com", Pattern = @"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$", MaxLength = 253)]
    public required string Domain { get; init; }

    /// <summary>NetBIOS name, at most 15 characters. Default: the first part of the domain.</summary>
    [Text("a NetBIOS name of letters, digits and hyphens, such as CORP", Pattern = "^[A-Za-z0-9][A-Za-z0-9-]*$", MaxLength = 15)]
    public string? ShortName { get; init; }

    /// <summary>Size and features. Default: <c>standard</c>, for about 30,000 objects.</summary>
    public DirectoryEdition Edition { get; init; } = DirectoryEdition.Standard;

    /// <summary>
    /// Name or ARN of the secret in the shared services account and the home region whose text is the password of <c>Admin</c>. A person makes
    /// it, once the account is there: the password is in no settings file and no plan.
    /// </summary>
    [Text("the name or ARN of a secret, such as foundation/directory", Pattern = "^[A-Za-z0-9/_+=.@:-]+$", MaxLength = 512)]
    public required string PasswordSecret { get; init; }
}

/// <summary>Edition of AWS Managed Microsoft AD.</summary>
public enum DirectoryEdition
{
    /// <summary>For about 30,000 objects, in one region.</summary>
    Standard,

    /// <summary>For about 500,000 objects.</summary>
    Enterprise,
}
