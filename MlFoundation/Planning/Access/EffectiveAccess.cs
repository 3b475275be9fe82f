using System.Text.Json;
using MlFoundation.Accounts;
using MlFoundation.Documents;
using MlFoundation.Planning.Proofs;
using MlFoundation.Policies;

namespace MlFoundation.Planning.Access;

/// <summary>What organization, boundary and set leave of a person's access, asked for work that tells.</summary>
/// <param name="Group">A platform group's name, or the kind of a team's or sandbox's group.</param>
/// <param name="PermissionSet">Name of the set.</param>
/// <param name="Unit">Path of the unit that the accounts sit in; null at the root.</param>
/// <param name="Accounts">Keys of the accounts.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Withheld">Work that is withheld even where the set's AWS policies allow it, and what withholds it.</param>
public sealed record EffectiveAccessRow(
    string Group, string PermissionSet, string? Unit, IReadOnlyList<string> Accounts, IReadOnlyList<string> Reasons, IReadOnlyList<WithheldWork> Withheld);

/// <summary>Work that is withheld.</summary>
/// <param name="Work">What cannot be done, after "may not".</param>
/// <param name="By">What withholds it, such as <c>denied by NoGateways of corporate-boundary at workloads/production</c>.</param>
public sealed record WithheldWork(string Work, string By);

/// <summary>Computes effective access off a plan.</summary>
/// <remarks>
/// AWS's own policies of a set are taken to allow everything: what is withheld here is withheld whatever they come to allow. Service control and
/// resource control policies, the boundary and the set's inline policy are evaluated as AWS does.
/// </remarks>
public static class EffectiveAccess
{
    private const string InlineType = "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy";

    private static readonly Lazy<AccessPolicy> Boundary = new(() => AccessPolicy.Parse("the workload boundary", BoundaryDocument()));

    /// <summary>Rows by group, set and unit; none where the program does not see to access.</summary>
    public static IReadOnlyList<EffectiveAccessRow> Of(ProofInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Plan.Foundation is not { Access: { } access, OrganizationId: { } organization } foundation)
        {
            return [];
        }

        var accounts = foundation.Accounts.ToDictionary(a => a.Key, StringComparer.Ordinal);
        var groups = access.Groups.ToDictionary(g => g.Key, StringComparer.Ordinal);
        var sets = access.PermissionSets.ToDictionary(s => s.Name, StringComparer.Ordinal);
        var inline = input.All(InlineType).Where(i => input.SourceOf(i.Text("permissionSetArn")) is not null)
            .ToDictionary(i => input.SourceOf(i.Text("permissionSetArn"))!.Text("name")!, i => AccessPolicy.Parse("its own policy", i.Text("inlinePolicy")!), StringComparer.Ordinal);
        var guardrails = new GuardrailLayers(input);
        var decided = new Dictionary<(PolicyLayers, string), IReadOnlyList<WithheldWork>>();
        return
        [
            .. from assignment in access.Assignments
               let account = accounts[assignment.Account]
               group new { assignment, account } by new { Group = NameOf(groups[assignment.Group]), assignment.PermissionSet, account.Unit } into same
               orderby same.Key.Group, same.Key.PermissionSet, same.Key.Unit
               select new EffectiveAccessRow(
                   same.Key.Group, same.Key.PermissionSet, same.Key.Unit, [.. same.Select(s => s.account.Key)],
                   [.. same.Select(s => s.assignment.Reason).Distinct().Order(StringComparer.Ordinal)], Withheld(same.Key.Unit, sets[same.Key.PermissionSet])),
        ];

        IReadOnlyList<WithheldWork> Withheld(string? unit, ModelPermissionSet set)
        {
            var organizations = unit is null ? new PolicyLayers() : guardrails.Of(unit);
            if (!decided.TryGetValue((organizations, set.Name), out var known))
            {
                var layers = organizations with
                {
                    Identity = inline.TryGetValue(set.Name, out var own) ? [AccessPolicy.FullAccess, own] : [AccessPolicy.FullAccess],
                    Boundary = set.Bounded ? Boundary.Value : null,
                    Resource = AccessPolicy.FullAccess,
                };
                decided[(organizations, set.Name)] = known = [.. TellingWork.All.Select(w => new { w.What, Decision = Decide(w, unit, layers) }).Where(w => !w.Decision.IsAllowed)
                    .Select(w => new WithheldWork(w.What, w.Decision.ToString()))];
            }

            return known;
        }

        AccessDecision Decide(ForbiddenWork work, string? unit, PolicyLayers layers)
        {
            var request = work.Request(organization);
            return PolicyEvaluator.Evaluate(request with { Caller = request.Caller with { InManagementAccount = unit is null } }, layers);
        }
    }

    private static string NameOf(ModelGroup group) => group.Class is "platform" or "breakGlass" ? group.Name : group.Class;

    // The boundary as the blueprints have it, for any account.
    private static string BoundaryDocument()
    {
        using var template = JsonDocument.Parse(BlueprintTemplate.Corporate.Text);
        var document = template.RootElement.GetProperty("Resources").GetProperty("WorkloadBoundary").GetProperty("Properties").GetProperty("PolicyDocument");
        return JsonText.Of(json => Write(json, document));

        static void Write(Utf8JsonWriter json, JsonElement value)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Object when value.TryGetProperty("Fn::Sub", out var text):
                    json.WriteStringValue(text.GetString()!.Replace("${AWS::Partition}", "aws", StringComparison.Ordinal)
                        .Replace("${AWS::AccountId}", GuardrailLayers.Account, StringComparison.Ordinal));
                    break;
                case JsonValueKind.Object:
                    json.WriteStartObject();
                    foreach (var property in value.EnumerateObject())
                    {
                        json.WritePropertyName(property.Name);
                        Write(json, property.Value);
                    }

                    json.WriteEndObject();
                    break;
                case JsonValueKind.Array:
                    json.WriteStartArray();
                    foreach (var item in value.EnumerateArray())
                    {
                        Write(json, item);
                    }

                    json.WriteEndArray();
                    break;
                default:
                    value.WriteTo(json);
                    break;
            }
        }
    }
}
