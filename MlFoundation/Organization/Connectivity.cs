namespace MlFoundation.Organization;

/// <summary>What network the accounts of a unit get: the one question at vending.</summary>
public enum Connectivity
{
    /// <summary>A network attached to the corporate one through the transit gateway, without an internet gateway of its own.</summary>
    Corporate,

    /// <summary>A network of its own with direct internet access, attached to nothing.</summary>
    Internet,

    /// <summary>No network: the accounts hold none, or bring their own.</summary>
    None,
}
