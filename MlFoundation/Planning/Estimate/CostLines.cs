namespace MlFoundation.Planning.Estimate;

/// <summary>What several parts of the estimate add to, as the reader sees it.</summary>
internal static class CostLines
{
    public const string Nat = "NAT gateways";
    public const string Addresses = "public addresses";
    public const string Attachments = "transit gateway attachments";
    public const string Firewalls = "firewall endpoints";
    public const string Endpoints = "interface endpoints, by zone";
    public const string Profiles = "resolver profiles";
    public const string Keys = "encryption keys";
}
