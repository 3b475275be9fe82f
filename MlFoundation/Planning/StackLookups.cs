using System.Collections.Immutable;
using MlFoundation.Accounts;
using MlFoundation.Planning.Recording;

namespace MlFoundation.Planning;

/// <summary>Answers the foundation's lookups: from the settings where they know, else with a symbol.</summary>
/// <param name="settings">Validated settings.</param>
public sealed class StackLookups(FoundationSettings settings) : ILookups
{
    private const string RootSource = "root";

    /// <summary>Id of the organization where it is only read.</summary>
    public string OrganizationId { get; } = settings.Organization.Id ?? SymbolicOutputs.Symbol("organization", "id");

    /// <inheritdoc/>
    public ImmutableDictionary<string, object> Answer(string token, ImmutableDictionary<string, object?> args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return token switch
        {
            "aws:organizations/getOrganization:getOrganization" => Organization(),
            "aws:organizations/getOrganizationalUnit:getOrganizationalUnit" => Unit((string)args["name"]!, (string)args["parentId"]!),
            "aws:servicecatalog/getProvisioningArtifacts:getProvisioningArtifacts" => Artifacts((string)args["productId"]!),
            "aws:ssoadmin/getInstances:getInstances" => IdentityCenter(),
            "aws:identitystore/getGroup:getGroup" => Group(args),
            "aws:ssoadmin/getPermissionSet:getPermissionSet" => Answer(
                ("id", (string)args["name"]!), ("name", (string)args["name"]!), ("arn", SymbolicOutputs.Symbol($"permission set {args["name"]}", "arn"))),
            "aws:secretsmanager/getSecretVersion:getSecretVersion" => Answer(("id", (string)args["secretId"]!), ("secretString", SymbolicOutputs.Symbol("secret", "text"))),
            _ => throw new NotSupportedException($"No answer is known for the lookup {token}: add it to {nameof(StackLookups)}."),
        };
    }

    private ImmutableDictionary<string, object> Organization() => Answer(
        ("id", OrganizationId),
        ("arn", SymbolicOutputs.Symbol("organization", "arn")),
        ("masterAccountEmail", SymbolicOutputs.Symbol("organization", "masterAccountEmail")),
        ("masterAccountId", settings.Accounts.Management.Id.ToString()),
        ("roots", SymbolicOutputs.Roots("organization")));

    // The symbol says where the unit is: below which other one, by name.
    private static ImmutableDictionary<string, object> Unit(string name, string parent)
    {
        var above = Symbols.FirstNameIn(parent) ?? RootSource;
        var source = $"{above}/{name.Replace('.', '-')}";
        return Answer(("id", SymbolicOutputs.Symbol(source, "id")), ("arn", SymbolicOutputs.Symbol(source, "arn")), ("name", name), ("parentId", parent));
    }

    private static ImmutableDictionary<string, object> Artifacts(string product) => Answer(
        ("id", product),
        ("productId", product),
        ("provisioningArtifactDetails", ImmutableArray.Create<object>(Answer(
            ("active", true), ("guidance", "DEFAULT"), ("id", SymbolicOutputs.Symbol(product, "defaultArtifact")), ("name", VendingSettings.AccountFactoryName)))));

    private static ImmutableDictionary<string, object> IdentityCenter() => Answer(
        ("id", "identity-center"),
        ("arns", ImmutableArray.Create<object>(SymbolicOutputs.Symbol("identity-center", "instanceArn"))),
        ("identityStoreIds", ImmutableArray.Create<object>(SymbolicOutputs.Symbol("identity-center", "identityStoreId"))));

    // The symbol says which group: by its name.
    private static ImmutableDictionary<string, object> Group(ImmutableDictionary<string, object?> args)
    {
        var attribute = (ImmutableDictionary<string, object?>)((ImmutableDictionary<string, object?>)args["alternateIdentifier"]!)["uniqueAttribute"]!;
        var name = (string)attribute["attributeValue"]!;
        return Answer(("id", name), ("displayName", name), ("groupId", SymbolicOutputs.Symbol($"group {name}", "groupId")));
    }

    private static ImmutableDictionary<string, object> Answer(params IEnumerable<(string Key, object Value)> values) =>
        values.ToImmutableDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
}
