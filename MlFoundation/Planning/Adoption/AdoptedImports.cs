using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MlFoundation.Planning.Adoption;

/// <summary>What of a plan exists already: the file for <c>pulumi import --file</c>.</summary>
/// <remarks>Source: Pulumi documentation, "Importing resources", "Bulk import operations": resources with type, name and the provider's import id.</remarks>
public static class AdoptedImports
{
    /// <summary>Resources of a plan that the organization has, each with its import id, in URN order.</summary>
    public static IReadOnlyList<(PlannedResource Resource, string Id)> Of(Plan plan, ExistingOrganization existing)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(existing);
        var input = new Proofs.ProofInput(plan);
        var groups = existing.Groups.DistinctBy(g => g.Name).ToDictionary(g => g.Name, g => g.Id, StringComparer.Ordinal);
        var sets = existing.PermissionSets.DistinctBy(s => s.Name).ToDictionary(s => s.Name, s => s.Arn, StringComparer.Ordinal);
        var policies = existing.Policies.DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => p.Id, StringComparer.Ordinal);
        return [.. plan.Resources.Where(r => r.Custom && r.Options.ImportId is null).Select(r => (r, IdOf(r))).Where(p => p.Item2 is not null).Select(p => (p.r, p.Item2!))];

        string? IdOf(PlannedResource resource) => resource.Type switch
        {
            "aws:organizations/organization:Organization" => existing.Id,
            "aws:organizations/policy:Policy" => policies.GetValueOrDefault(resource.Text("name") ?? ""),
            "aws:identitystore/group:Group" when groups.TryGetValue(resource.Text("displayName") ?? "", out var id) => $"{existing.IdentityStoreId}/{id}",
            "aws:ssoadmin/permissionSet:PermissionSet" when sets.TryGetValue(resource.Text("name") ?? "", out var arn) => $"{arn},{existing.InstanceArn}",
            _ => null,
        };
    }

    /// <summary>The file, with a line feed at the end.</summary>
    public static string Json(IReadOnlyList<(PlannedResource Resource, string Id)> imports)
    {
        ArgumentNullException.ThrowIfNull(imports);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartArray("resources");
            foreach (var (resource, id) in imports)
            {
                json.WriteStartObject();
                json.WriteString("type", resource.Type);
                json.WriteString("name", resource.Name);
                json.WriteString("id", id);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }
}
