using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using MlFoundation.Planning.Difference;

namespace MlFoundation.Planning.Adoption;

/// <summary>What of a plan exists already: the file for <c>pulumi import --file</c>.</summary>
/// <remarks>
/// Sources: Pulumi documentation, "Importing resources", "Bulk import operations"; Pulumi CLI, "pulumi import": a table of names, and resources with type, name,
/// id, parent and provider. Import ids: Pulumi Registry, AWS, the "Import" section of each type.
/// </remarks>
public static partial class AdoptedImports
{
    private static readonly ImmutableDictionary<string, object?> Nothing = ImmutableDictionary<string, object?>.Empty;

    /// <summary>Resources of a plan that the organization has, each compared with what the listings say of it, in URN order.</summary>
    /// <param name="plan">Plan of the adopted stack.</param>
    /// <param name="existing">The organization.</param>
    /// <param name="adopted">The stack file, which knows the path of each unit.</param>
    public static IReadOnlyList<AdoptedImport> Of(Plan plan, ExistingOrganization existing, AdoptedStack adopted)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(existing);
        ArgumentNullException.ThrowIfNull(adopted);
        var input = new Proofs.ProofInput(plan);
        var groups = ByName(existing.Groups);
        var sets = ByName(existing.PermissionSets);
        var policies = ByName(existing.Policies.Select(p => (p.Id, p.Name)));
        var units = adopted.Paths.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
        var attached = existing.Targets.ToHashSet();
        return [.. plan.Resources.Where(r => r.Custom && r.Options.ImportId is null).Select(Find).OfType<AdoptedImport>()];

        AdoptedImport? Find(PlannedResource resource) => resource.Type switch
        {
            "aws:organizations/organization:Organization" => AdoptedImport.Of(resource, existing.Id, KnownOf(existing.Id).AddRange(KnownOf(existing.RootId))),
            "aws:organizations/policy:Policy" when policies.TryGetValue(resource.Text("name") ?? "", out var id) => AdoptedImport.Of(resource, id, KnownOf(id)),
            "aws:organizations/policyAttachment:PolicyAttachment" when Attachment(resource) is var (target, policy) && attached.Contains((policy, target)) => AdoptedImport.Of(resource, $"{target}:{policy}", Nothing),
            "aws:identitystore/group:Group" when groups.TryGetValue(resource.Text("displayName") ?? "", out var id) => AdoptedImport.Of(resource, $"{existing.IdentityStoreId}/{id}", KnownOf(id)),
            "aws:ssoadmin/permissionSet:PermissionSet" when sets.TryGetValue(resource.Text("name") ?? "", out var arn) => AdoptedImport.Of(resource, $"{arn},{existing.InstanceArn}", KnownOf(arn)),
            _ => null,
        };

        (string Target, string Policy)? Attachment(PlannedResource resource) =>
            Guardrails.AttachedBy(resource.Name) is var (unit, _) && input.SourceOf(resource.Text("policyId"))?.Text("name") is { } name && policies.TryGetValue(name, out var policy)
                && (unit == Guardrails.Root ? existing.RootId : units.GetValueOrDefault(unit)) is { } target ? (target, policy) : null;

        ImmutableDictionary<string, object?> KnownOf(string id) => existing.Known.GetValueOrDefault(id, Nothing);
    }

    /// <summary>The file, with a line feed at the end: components first, since what is below them names them as its parent.</summary>
    /// <param name="plan">Plan of the adopted stack.</param>
    /// <param name="imports">What of it exists.</param>
    public static string Json(Plan plan, IReadOnlyList<AdoptedImport> imports)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(imports);
        var byUrn = plan.Resources.DistinctBy(r => r.Urn).ToDictionary(r => r.Urn, StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        PlannedResource[] components = [.. imports.SelectMany(i => Above(i.Resource, byUrn)).DistinctBy(c => c.Urn)];
        string[] providers = [.. imports.Select(i => i.Resource.Provider).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartObject("nameTable");
            foreach (var provider in providers)
            {
                json.WriteString(NameOf(names, provider, PlanGraph.NameOf(provider)), provider);
            }

            json.WriteEndObject();
            json.WriteStartArray("resources");
            foreach (var component in components)
            {
                Write(json, names, component, null);
            }

            foreach (var import in imports)
            {
                Write(json, names, import.Resource, import.Id);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Dictionary<string, string> names, PlannedResource resource, string? id)
    {
        json.WriteStartObject();
        json.WriteString("type", resource.Type);
        json.WriteString("name", NameOf(names, resource.Urn, resource.Name));
        json.WriteString("logicalName", resource.Name);
        if (id is null)
        {
            json.WriteBoolean("component", true);
        }
        else
        {
            json.WriteString("id", id);
        }

        if (resource.Parent is { } parent && names.TryGetValue(parent, out var above))
        {
            json.WriteString("parent", above);
        }

        if (id is not null && resource.Provider is { } provider)
        {
            json.WriteString("provider", names[provider]);
        }

        json.WriteEndObject();
    }

    // The topmost first.
    private static IEnumerable<PlannedResource> Above(PlannedResource resource, Dictionary<string, PlannedResource> byUrn) =>
        resource.Parent is { } parent && byUrn.TryGetValue(parent, out var component) && !component.Custom ? [.. Above(component, byUrn), component] : [];

    // Names of the file are names in code, and each stands for one thing; the logical name is the resource's own.
    private static string NameOf(Dictionary<string, string> names, string urn, string name)
    {
        var code = NoLetter().Replace(name, "_");
        var unique = code;
        for (var n = 2; names.ContainsValue(unique); n++)
        {
            unique = FormattableString.Invariant($"{code}_{n}");
        }

        return names[urn] = unique;
    }

    private static Dictionary<string, string> ByName(IEnumerable<(string Id, string Name)> things) => things.DistinctBy(t => t.Name).ToDictionary(t => t.Name, t => t.Id, StringComparer.Ordinal);

    [GeneratedRegex("[^A-Za-z0-9_]")]
    private static partial Regex NoLetter();
}
