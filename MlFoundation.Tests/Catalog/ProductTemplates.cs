using System.Text.Json.Nodes;
using MlFoundation.Accounts;
using MlFoundation.Documents;
using MlFoundation.Publishing;

namespace MlFoundation.Catalog;

/// <summary>The products' current templates, as tests read them.</summary>
internal static class ProductTemplates
{
    public const string Region = "eu-central-1";

    public static CatalogProduct Named(string key) => ProductCatalog.All.Single(p => p.Key == key);

    public static JsonObject Read(CatalogProduct product) => CloudFormationYaml.Read(product.Current.Text);

    /// <summary>What CloudFormation would make of it: parameters that read the account's SSM parameters get <c>ssm:</c> and the name.</summary>
    public static DeployedTemplate Deploy(string key, params (string Name, string Value)[] given) => Deploy(Read(Named(key)), given);

    /// <summary>The same of any template that reads the account's SSM parameters.</summary>
    public static DeployedTemplate Deploy(JsonObject template, params (string Name, string Value)[] given)
    {
        var values = template["Parameters"]!.AsObject().Where(p => IsStored(p.Value!)).ToDictionary(p => p.Key, p => Stored(p.Value!));
        foreach (var (name, value) in given)
        {
            values[name] = value;
        }

        return new DeployedTemplate(template, Region, values);
    }

    /// <summary>Value of a parameter of the account; of a list, two.</summary>
    private static string Stored(JsonNode parameter)
    {
        var name = $"ssm:{parameter["Default"]}";
        return ((string)parameter["Type"]!).Contains("List<", StringComparison.Ordinal) ? $"{name}/1,{name}/2" : name;
    }

    /// <summary>Names of the SSM parameters that a template reads from the account's foundation.</summary>
    public static IEnumerable<string> Reads(JsonObject template) =>
        from parameter in template["Parameters"]!.AsObject()
        where IsStored(parameter.Value!)
        select (string)parameter.Value!["Default"]!;

    public static bool IsStored(JsonNode parameter) => ((string)parameter["Type"]!).StartsWith("AWS::SSM::Parameter::Value<", StringComparison.Ordinal);
}
