using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MlFoundation.Planning.Adoption;

/// <summary>Reads what the AWS CLI prints as JSON: each file is known by its content, and where the content does not say it, the id in the file's name says of what it is.</summary>
public sealed partial class CliListings
{
    private readonly Dictionary<string, ExistingUnit> units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ExistingAccount> accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ExistingPolicy> policies = new(StringComparer.Ordinal);
    private readonly List<(string, string)> targets = [];
    private readonly Dictionary<string, string> groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> sets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableDictionary<string, object?>> known = new(StringComparer.Ordinal);
    private readonly List<string> problems = [];
    private (string Id, string Management)? organization;
    private string? root;
    private string? instance;
    private string? store;

    private CliListings()
    {
    }

    /// <summary>Reads all of them.</summary>
    /// <param name="files">Name and UTF-8 content.</param>
    /// <returns>The organization, or null and every problem, each with its file.</returns>
    public static (ExistingOrganization? Organization, IReadOnlyList<string> Problems) Read(IEnumerable<(string Name, ReadOnlyMemory<byte> Content)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var listings = new CliListings();
        foreach (var (name, content) in files.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            listings.Add(name, content);
        }

        return listings.End();
    }

    private void Add(string file, ReadOnlyMemory<byte> content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            var json = document.RootElement;
            if (json.ValueKind != JsonValueKind.Object)
            {
                problems.Add($"{file}: found a JSON {PlanReader.Kind(json)}; expected an object, as the AWS CLI prints it with --output json.");
                return;
            }

            if (json.TryGetProperty("NextToken", out var more) && more.ValueKind == JsonValueKind.String)
            {
                problems.Add($"{file}: this is one page of several; expected the whole list. Leave --max-items and --no-paginate away.");
            }

            Add(file, json);
        }
        catch (JsonException exception)
        {
            problems.Add(FormattableString.Invariant($"{file}:{(exception.LineNumber ?? 0) + 1}:{(exception.BytePositionInLine ?? 0) + 1}: this is not JSON; expected what the AWS CLI prints with --output json."));
        }
        catch (PlanFileException exception)
        {
            problems.Add(exception.Message);
        }
    }

    private void Add(string file, JsonElement json)
    {
        if (json.TryGetProperty("Organization", out var found))
        {
            organization = (Text(file, "Organization", found, "Id"), Text(file, "Organization", found, "MasterAccountId"));
            Know(organization.Value.Id, found, ("FeatureSet", "featureSet"));
        }
        else if (json.TryGetProperty("Roots", out found))
        {
            Each(file, "Roots", found, r =>
            {
                root = Text(file, "Roots", r, "Id");
                Know(root, "enabledPolicyTypes", PolicyTypes(r));
            });
        }
        else if (json.TryGetProperty("OrganizationalUnits", out found))
        {
            var parent = FromName(file, Parent(), "list-organizational-units-for-parent", "the id of the parent");
            Each(file, "OrganizationalUnits", found, u => units[Text(file, "OrganizationalUnits", u, "Id")] = new(Text(file, "OrganizationalUnits", u, "Id"), Text(file, "OrganizationalUnits", u, "Name"), parent));
        }
        else if (json.TryGetProperty("Accounts", out found))
        {
            var parent = Parent().Match(file) is { Success: true } match ? match.Value : null;
            Each(file, "Accounts", found, a => Account(file, a, parent));
        }
        else if (json.TryGetProperty("Policies", out found))
        {
            Each(file, "Policies", found, p => Policy(file, p));
        }
        else if (json.TryGetProperty("Policy", out found))
        {
            var summary = found.TryGetProperty("PolicySummary", out var inside) ? inside : found;
            Policy(file, summary);
            Know(Text(file, "Policy", summary, "Id"), found, ("Content", "content"));
        }
        else if (json.TryGetProperty("Targets", out found))
        {
            var policy = FromName(file, PolicyId(), "list-targets-for-policy", "the id of the policy");
            Each(file, "Targets", found, t => targets.Add((policy, Text(file, "Targets", t, "TargetId"))));
        }
        else if (json.TryGetProperty("Instances", out found))
        {
            Each(file, "Instances", found, i => (instance, store) = (Text(file, "Instances", i, "InstanceArn"), Text(file, "Instances", i, "IdentityStoreId")));
        }
        else if (json.TryGetProperty("PermissionSet", out found))
        {
            var arn = Text(file, "PermissionSet", found, "PermissionSetArn");
            sets[arn] = Text(file, "PermissionSet", found, "Name");
            Know(arn, found, ("Name", "name"), ("Description", "description"), ("SessionDuration", "sessionDuration"), ("RelayState", "relayState"));
        }
        else if (json.TryGetProperty("Groups", out found))
        {
            Each(file, "Groups", found, g =>
            {
                var group = Text(file, "Groups", g, "GroupId");
                groups[group] = Text(file, "Groups", g, "DisplayName");
                Know(group, g, ("DisplayName", "displayName"), ("Description", "description"));
            });
        }
        else if (!json.TryGetProperty("PermissionSets", out _) && !json.TryGetProperty("Users", out _))
        {
            problems.Add($"{file}: found {string.Join(", ", json.EnumerateObject().Take(4).Select(p => p.Name)) switch { "" => "an empty object", var keys => keys }}; expected one of the lists that docs/adopt.md names.");
        }
    }

    private (ExistingOrganization?, IReadOnlyList<string>) End()
    {
        if (organization is null)
        {
            problems.Add("describe-organization is missing; expected its Organization. Run: aws organizations describe-organization > describe-organization.json");
        }

        if (root is null)
        {
            problems.Add("list-roots is missing; expected its Roots. Run: aws organizations list-roots > list-roots.json");
        }

        if (accounts.Count == 0)
        {
            problems.Add("There is no account; expected list-accounts, and list-accounts-for-parent for the root and each unit.");
        }

        problems.AddRange(units.Values.Where(u => u.ParentId != root && !units.ContainsKey(u.ParentId)).OrderBy(u => u.Id, StringComparer.Ordinal)
            .Select(u => $"Unit {u.Name} ({u.Id}) is below {u.ParentId}, which no list has. Run: aws organizations list-organizational-units-for-parent for its parent too."));
        var nowhere = accounts.Values.Where(a => a.Active && a.ParentId is null).OrderBy(a => a.Id, StringComparer.Ordinal).Select(a => $"{a.Name} ({a.Id})").ToArray();
        if (nowhere.Length > 0)
        {
            problems.Add($"No list says where {Difference.Words.List(nowhere)} {(nowhere.Length == 1 ? "sits" : "sit")}. Run for the root and each unit: aws organizations list-accounts-for-parent --parent-id ID > accounts.ID.json");
        }

        return problems.Count > 0 ? (null, problems) : (
            new ExistingOrganization(
                organization!.Value.Id, organization.Value.Management, root!, [.. units.Values], [.. accounts.Values.OrderBy(a => a.Id, StringComparer.Ordinal)],
                [.. policies.Values.OrderBy(p => p.Name, StringComparer.Ordinal)], targets, [.. groups.Select(g => (g.Key, g.Value))], [.. sets.Select(s => (s.Key, s.Value))])
            {
                InstanceArn = instance, IdentityStoreId = store, Known = known,
            },
            problems);
    }

    private void Account(string file, JsonElement account, string? parent)
    {
        var id = Text(file, "Accounts", account, "Id");
        accounts[id] = new(
            id, Text(file, "Accounts", account, "Name"), Text(file, "Accounts", account, "Email"), Text(file, "Accounts", account, "Status") == "ACTIVE",
            parent ?? accounts.GetValueOrDefault(id)?.ParentId);
    }

    private void Policy(string file, JsonElement policy)
    {
        var id = Text(file, "Policies", policy, "Id");
        policies[id] = new(id, Text(file, "Policies", policy, "Name"), policy.TryGetProperty("AwsManaged", out var managed) && managed.ValueKind == JsonValueKind.True);
        Know(id, policy, ("Name", "name"), ("Description", "description"), ("Type", "type"));
    }

    // A text that is empty says that there is none.
    private void Know(string id, JsonElement item, params (string Key, string Input)[] names)
    {
        foreach (var (key, input) in names.Where(n => item.TryGetProperty(n.Key, out var value) && value.ValueKind == JsonValueKind.String))
        {
            Know(id, input, item.GetProperty(key).GetString() is { Length: > 0 } text ? text : null);
        }
    }

    private void Know(string id, string input, object? value) => known[id] = known.GetValueOrDefault(id, ImmutableDictionary<string, object?>.Empty).SetItem(input, value);

    private static ImmutableArray<object?> PolicyTypes(JsonElement root) => root.TryGetProperty("PolicyTypes", out var types) && types.ValueKind == JsonValueKind.Array
        ? [.. types.EnumerateArray().Where(t => Has(t, "Status", "ENABLED")).Select(t => t.GetProperty("Type").GetString()).Order(StringComparer.Ordinal)]
        : [];

    private static bool Has(JsonElement item, string key, string text) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("Type", out _) && item.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() == text;

    private static void Each(string file, string list, JsonElement items, Action<JsonElement> read)
    {
        if (items.ValueKind != JsonValueKind.Array)
        {
            throw new PlanFileException($"{file}: {list}: found a {PlanReader.Kind(items)}; expected a list.");
        }

        foreach (var item in items.EnumerateArray())
        {
            read(item);
        }
    }

    private static string Text(string file, string list, JsonElement item, string key) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()! : throw new PlanFileException($"{file}: {list}: found an item without {key}; expected a text there. Save what the AWS CLI prints unchanged, without --query.");

    private static string FromName(string file, Regex id, string command, string what) =>
        id.Match(file) is { Success: true } match ? match.Value
            : throw new PlanFileException($"{file}: what {command} prints does not say of what it is; expected {what} in the file's name, such as units.r-abcd.json.");

    [GeneratedRegex("(?<![0-9a-z])(ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|r-[0-9a-z]{4,32})(?![0-9a-z-])")]
    private static partial Regex Parent();

    [GeneratedRegex("(?<![0-9a-z])p-[0-9a-zA-Z_]{8,128}")]
    private static partial Regex PolicyId();
}
