using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using MlFoundation.Organization;

namespace MlFoundation.Planning.Adoption;

/// <summary>The stack file that describes an existing organization: units as they are, accounts by their known ids.</summary>
/// <param name="Text">The file.</param>
/// <param name="Notes">What the file leaves out, and what has to be decided.</param>
/// <param name="Paths">Path of each unit by its id.</param>
public sealed partial record AdoptedStack(string Text, IReadOnlyList<string> Notes, IReadOnlyDictionary<string, string> Paths)
{
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string Role, string[] Names)[] Roles =
    [
        ("logArchive", ["log-archive", "logarchive", "logging", "logs"]), ("securityTooling", ["audit", "security-tooling", "security-audit", "security"]),
        ("network", ["network", "networking", "network-hub"]), ("sharedServices", ["shared-services", "sharedservices"]),
    ];

    private static readonly string[] Required = ["logArchive", "securityTooling"];

    /// <summary>Writes the stack file.</summary>
    /// <param name="existing">The organization.</param>
    /// <param name="region">Its home region.</param>
    public static AdoptedStack Of(ExistingOrganization existing, string region)
    {
        ArgumentNullException.ThrowIfNull(existing);
        var writer = new Writer(existing, region);
        return new(writer.Write(), writer.Notes, writer.Paths);
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NoLetter();

    [GeneratedRegex("^(.+)-(dev|development|test|staging|prod|production)$")]
    private static partial Regex TeamStage();

    private static string KeyOf(string name)
    {
        var key = NoLetter().Replace(name.ToLowerInvariant(), "-").Trim('-');
        key = key.Length == 0 || !char.IsAsciiLetter(key[0]) ? $"x-{key}".TrimEnd('-') : key;
        key = key.Length > 32 ? key[..32].TrimEnd('-') : key;
        return key.Length < 2 ? $"{key}x" : key;
    }

    private sealed class Writer(ExistingOrganization existing, string region)
    {
        private readonly StringBuilder text = new();
        private readonly ILookup<string, ExistingUnit> children = existing.Units.ToLookup(u => u.ParentId, StringComparer.Ordinal);
        private readonly HashSet<string> placed = new(StringComparer.Ordinal);

        public List<string> Notes { get; } = [];

        public Dictionary<string, string> Paths { get; } = new(StringComparer.Ordinal);

        public string Write()
        {
            var controlTower = existing.Policies.Any(p => p.Name.StartsWith("aws-guardrails-", StringComparison.Ordinal));
            Line(0, "# yaml-language-server: $schema=docs/settings.schema.json");
            Line(0, $"# The organization {existing.Id} as it is: units are looked up, accounts are known by their ids, policies are those of the stack that are attached.");
            Line(0, "# Say who owns what, then add guardrails, connectivity and access step by step; each plan shows what a step does.");
            Line(0, "config:");
            Line(1, "mlfoundation:organization:");
            Line(2, $"id: {existing.Id}");
            Line(2, $"homeRegion: {region}");
            Line(2, "owner: cloud-platform # whoever answers for units without an owner of their own");
            Line(2, "quarantine: false");
            Line(2, $"policies: [{Policies(existing.RootId)}]");
            Line(2, $"controlTower: {{ landingZone: {(controlTower ? "existing" : "none")}, accessManagement: false }}");
            Line(2, "units:");
            Units(existing.RootId, "", 3);
            Accounts();
            Identity();
            Left();
            return text.ToString();
        }

        private void Units(string parent, string path, int depth)
        {
            var keys = new HashSet<string>(StringComparer.Ordinal);
            foreach (var unit in children[parent].OrderBy(u => u.Name, StringComparer.Ordinal).ThenBy(u => u.Id, StringComparer.Ordinal))
            {
                var key = Unique(keys, KeyOf(unit.Name));
                Paths[unit.Id] = path + key;
                Line(depth, $"{key}: # {unit.Id}");
                Line(depth + 1, $"name: {Quoted(unit.Name)}");
                Line(depth + 1, "existing: true");
                Line(depth + 1, "register: false");
                if (Policies(unit.Id) is { Length: > 0 } policies)
                {
                    Line(depth + 1, $"policies: [{policies}]");
                }

                if (children[unit.Id].Any())
                {
                    Line(depth + 1, "units:");
                    Units(unit.Id, $"{path}{key}/", depth + 2);
                }
            }
        }

        private void Accounts()
        {
            Line(0, "");
            Line(1, "mlfoundation:accounts:");
            Line(2, $"management: {{ id: \"{existing.ManagementId}\" }}");
            placed.Add(existing.ManagementId);
            var anywhere = Paths.Values.Order(StringComparer.Ordinal).FirstOrDefault() ?? "";
            foreach (var (role, names) in Roles)
            {
                if (Active().FirstOrDefault(a => !placed.Contains(a.Id) && names.Contains(KeyOf(a.Name), StringComparer.Ordinal)) is { } account)
                {
                    Line(2, $"{role}: {Entry(account)}");
                }
                else if (Required.Contains(role))
                {
                    Line(2, $"{role}: {{ email: {role.ToLowerInvariant()}@example.com, unit: {anywhere} }} # there is none: it would be made, so give its address and unit");
                    Notes.Add($"No account looks like {role}: the stack would make one. Give its id if there is one under another name, or its address and unit.");
                }
            }

            var sandboxes = Active().Where(a => !placed.Contains(a.Id) && Paths[a.ParentId!].Contains("sandbox", StringComparison.Ordinal) && !TeamStage().IsMatch(KeyOf(a.Name))).ToArray();
            if (sandboxes.Length > 0)
            {
                Line(2, "sandboxes:");
                Entries(3, sandboxes.Select(a => (KeyOf(a.Name), a)));
            }

            Teams();
        }

        private void Teams()
        {
            var stages = Active().Where(a => !placed.Contains(a.Id)).Select(a => (Account: a, Match: TeamStage().Match(KeyOf(a.Name)))).Where(t => t.Match.Success)
                .GroupBy(t => t.Match.Groups[1].Value).OrderBy(g => g.Key, StringComparer.Ordinal).ToArray();
            if (stages.Length == 0)
            {
                return;
            }

            Line(0, "");
            Line(1, "mlfoundation:teams:");
            foreach (var team in stages)
            {
                Line(2, $"{(team.Key.Length < 2 ? $"{team.Key}x" : team.Key)}:");
                Line(3, "stages:");
                foreach (var stage in team.GroupBy(t => StageOf(t.Match.Groups[2].Value)).OrderBy(g => g.Key, StringComparer.Ordinal))
                {
                    Line(4, $"{stage.Key}: {Entry(stage.First().Account)}");
                }
            }
        }

        private void Identity()
        {
            Line(0, "");
            Line(1, "mlfoundation:identity:");
            if (existing.InstanceArn is null)
            {
                Line(2, "enabled: false # no list of Identity Center was given: access stays as it is");
                return;
            }

            Line(2, "enabled: false # access stays as it is until the units have a connectivity");
            Line(2, $"instanceArn: {existing.InstanceArn}");
            Line(2, $"identityStoreId: {existing.IdentityStoreId}");
        }

        private void Left()
        {
            foreach (var account in existing.Accounts.Where(a => !placed.Contains(a.Id)))
            {
                Notes.Add(!account.Active ? $"{account.Name} ({account.Id}) is suspended: it is left out."
                    : account.ParentId == existing.RootId ? $"{account.Name} ({account.Id}) sits at the root: move it into a unit, then give it an entry."
                    : $"{account.Name} ({account.Id}) in {Paths[account.ParentId!]} has no entry: nothing in its name says what it is for. It is left alone.");
            }

            foreach (var policy in existing.Policies.Where(p => !p.AwsManaged && !PolicyDocuments.Names.Contains(KeyOf(p.Name))))
            {
                var targets = existing.Targets.Count(t => t.PolicyId == policy.Id);
                Notes.Add($"Policy {policy.Name} ({policy.Id}) is not one of the stack's: it stays as it is, on {Difference.Words.Count(targets, "target")}, and counts against the five that AWS allows on each.");
            }
        }

        private IEnumerable<ExistingAccount> Active() => existing.Accounts.Where(a => a.Active && a.ParentId is { } parent && Paths.ContainsKey(parent));

        private void Entries(int depth, IEnumerable<(string Key, ExistingAccount Account)> entries)
        {
            var keys = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (key, account) in entries.OrderBy(e => e.Key, StringComparer.Ordinal))
            {
                Line(depth, $"{Unique(keys, key)}: {Entry(account)}");
            }
        }

        private string Entry(ExistingAccount account)
        {
            placed.Add(account.Id);
            return $"{{ id: \"{account.Id}\", name: {Quoted(account.Name)}, email: {Quoted(account.Email)}, unit: {Paths[account.ParentId!]} }}";
        }

        private string Policies(string target) => string.Join(", ", existing.Targets.Where(t => t.TargetId == target)
            .Select(t => existing.Policies.FirstOrDefault(p => p.Id == t.PolicyId)).OfType<ExistingPolicy>().Select(p => KeyOf(p.Name)).Where(PolicyDocuments.Names.Contains).Distinct().Order(StringComparer.Ordinal));

        private static string StageOf(string stage) => stage is "dev" or "development" ? "dev" : stage is "prod" or "production" ? "prod" : "test";

        private static string Unique(HashSet<string> keys, string key)
        {
            var unique = key;
            for (var n = 2; !keys.Add(unique); n++)
            {
                unique = FormattableString.Invariant($"{key}-{n}");
            }

            return unique;
        }

        private static string Quoted(string value) => JsonSerializer.Serialize(value, Quoting);

        private void Line(int depth, string line) => text.Append(new string(' ', 2 * depth)).Append(line).Append('\n');
    }
}
