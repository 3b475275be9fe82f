using System.Text.Json;
using MlFoundation.Documents;

namespace MlFoundation.Network;

/// <summary>Services with an interface endpoint in the hub.</summary>
internal static class EndpointServices
{
    private const string Region = "{{region}}";

    private static readonly Lazy<IReadOnlyList<EndpointService>> List = new(() =>
        [.. JsonDocument.Parse(EmbeddedDocuments.Read("Network/Endpoints/services.json")).RootElement.GetProperty("services").EnumerateArray().Select(s => new EndpointService(s.GetString()!))]);

    /// <summary>The foundation's list: what SageMaker, data and pipelines need.</summary>
    public static IReadOnlyList<EndpointService> Recommended => List.Value;

    /// <summary>The list as the settings change it, by key.</summary>
    public static IReadOnlyList<EndpointService> Of(EndpointSettings settings) =>
    [
        .. Recommended.Where(s => !settings.Remove.Contains(s.Key, StringComparer.Ordinal))
            .Concat(settings.Add.Select(name => new EndpointService($"com.amazonaws.{Region}.{name}"))).DistinctBy(s => s.Key).OrderBy(s => s.Key, StringComparer.Ordinal),
    ];

    /// <summary>An endpoint service.</summary>
    /// <param name="Pattern">Its name, with a place for the region.</param>
    internal sealed record EndpointService(string Pattern)
    {
        /// <summary>What follows the region, with <c>sagemaker.</c> before Studio, whose name is made otherwise: <c>sagemaker.studio</c>.</summary>
        public string Key { get; } = Pattern.Replace($"com.amazonaws.{Region}.", "", StringComparison.Ordinal).Replace($"aws.sagemaker.{Region}.", "sagemaker.", StringComparison.Ordinal);

        /// <summary>Its name in a region, such as <c>com.amazonaws.eu-west-1.sts</c>.</summary>
        public string NameIn(string region) => Pattern.Replace(Region, region, StringComparison.Ordinal);
    }
}
