namespace MlFoundation.Commands;

/// <summary>What a first stack file is written from.</summary>
/// <param name="HomeRegion">Such as <c>eu-west-1</c>.</param>
/// <param name="Owner">Team that answers for the foundation.</param>
/// <param name="EmailPattern">Root addresses of accounts, with <c>{account}</c>.</param>
/// <param name="ManagementAccount">12 digits.</param>
/// <param name="LandingZone"><c>managed</c>, <c>existing</c> or <c>none</c>.</param>
/// <param name="Team">Key of a first team, or empty: none.</param>
internal sealed record FirstStackFile(string HomeRegion, string Owner, string EmailPattern, string ManagementAccount, string LandingZone, string Team)
{
    private const string ByHand = """
              # IAM Identity Center is switched on by hand, once: console, IAM Identity Center, Enable. Control Tower can do it as well (true), but
              # then registrations name a baseline whose ARN exists only after a first run, and need a second one.
              accessManagement: false

          mlfoundation:identity:
            # Groups, permission sets and assignments follow from the accounts.
            enabled: true
        """;

    /// <summary>Ids of the accounts that an existing landing zone stands on, and the ARN of its Identity Center baseline or nothing; null: there is none yet.</summary>
    public (string LogArchive, string SecurityTooling, string Baseline)? Existing { get; init; }

    /// <summary>The text. Whether it is valid is for the reader of settings to say.</summary>
    public string Text() => $$"""
        # yaml-language-server: $schema=docs/settings.schema.json
        # What each key does: dotnet run --project MlFoundation -- explain <key>. Pulumi.prod.yaml shows a whole company.
        config:
          mlfoundation:organization:
            # Where Control Tower, Identity Center and all that is not regional live. It never changes.
            homeRegion: {{HomeRegion}}
            # The team that answers for what has no other owner.
            owner: {{Quoted(Owner)}}
            controlTower:
              # managed: this program sets it up; existing: another one has; none: without Control Tower.
              landingZone: {{LandingZone}}
        {{Access()}}

          mlfoundation:accounts:
            # Root addresses: AWS wants another one for each account, for ever.
            emailPattern: {{Quoted(EmailPattern)}}
            management: { id: {{Quoted(ManagementAccount)}} }
        {{ExistingAccounts()}}
          mlfoundation:network:
            # Two or three zones a region, by id: aws ec2 describe-availability-zones
            zones:
              {{HomeRegion}}: [{{ZonePrefix(HomeRegion)}}-az1, {{ZonePrefix(HomeRegion)}}-az2]

        """.ReplaceLineEndings("\n") + (Team.Length == 0 ? "" : $$"""

          mlfoundation:teams:
            # An account for each stage, with access, budget and products.
            {{Team}}:
              stages:
                dev: {}

        """.ReplaceLineEndings("\n"));

    /// <summary>How zone ids of a region begin: <c>eu-west-1</c> gives <c>euw1</c>, <c>ap-southeast-2</c> <c>apse2</c>.</summary>
    internal static string ZonePrefix(string region)
    {
        var parts = region.Split('-');
        if (parts.Length < 3)
        {
            // No region: the check of the settings says so.
            return region;
        }

        string[] words = ["north", "south", "east", "west", "central", "gov"];
        var middle = string.Concat(parts[1..^1]);
        var initials = "";
        while (words.FirstOrDefault(w => middle.StartsWith(w, StringComparison.Ordinal)) is { } word)
        {
            initials += word[0];
            middle = middle[word.Length..];
        }

        return parts[0] + initials + parts[^1];
    }

    private string Access() => (Existing is { Baseline: { Length: > 0 } arn }
        ? $$"""
                  # Control Tower has set up IAM Identity Center: registrations name its baseline.
                  identityCenterBaselineArn: {{Quoted(arn)}}
            """
        : ByHand).ReplaceLineEndings("\n");

    private string ExistingAccounts() => Existing is not { } ids ? "" : $"""
            # The landing zone stands on them.
            logArchive: {Braces(ids.LogArchive)}
            securityTooling: {Braces(ids.SecurityTooling)}

        """.ReplaceLineEndings("\n");

    private static string Braces(string id) => $"{{ id: {Quoted(id)} }}";

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
