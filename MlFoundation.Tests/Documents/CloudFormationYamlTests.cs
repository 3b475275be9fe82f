using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using YamlDotNet.Core;

namespace MlFoundation.Documents;

[TestFixture]
public sealed class CloudFormationYamlTests
{
    [TestCase("a: !Ref Vpc", """{"a":{"Ref":"Vpc"}}""")]
    [TestCase("a: !Condition Home", """{"a":{"Condition":"Home"}}""")]
    [TestCase("a: !GetAtt Vpc.CidrBlock", """{"a":{"Fn::GetAtt":["Vpc","CidrBlock"]}}""")]
    [TestCase("a: !GetAtt Stack.Outputs.Id", """{"a":{"Fn::GetAtt":["Stack","Outputs.Id"]}}""")]
    [TestCase("a: !GetAtt [Vpc, CidrBlock]", """{"a":{"Fn::GetAtt":["Vpc","CidrBlock"]}}""")]
    [TestCase("a: !Sub x-${Y}", """{"a":{"Fn::Sub":"x-${Y}"}}""")]
    [TestCase("a: !Sub 5", """{"a":{"Fn::Sub":"5"}}""")]
    [TestCase("a: !GetAZs ''", """{"a":{"Fn::GetAZs":""}}""")]
    [TestCase("a: !If [Home, !Ref A, !Select [0, !GetAZs '']]", """{"a":{"Fn::If":["Home",{"Ref":"A"},{"Fn::Select":[0,{"Fn::GetAZs":""}]}]}}""")]
    [TestCase("a: !Not [!Equals [!Ref A, '']]", """{"a":{"Fn::Not":[{"Fn::Equals":[{"Ref":"A"},""]}]}}""")]
    public void Function_ShortForm_BecomesTheLongOne(string yaml, string json) => Assert.That(Json(yaml), Is.EqualTo(json));

    [TestCase("a: true", """{"a":true}""")]
    [TestCase("a: 'true'", """{"a":"true"}""")]
    [TestCase("a: 22", """{"a":22}""")]
    [TestCase("a: '22'", """{"a":"22"}""")]
    [TestCase("a: 012345678901", """{"a":"012345678901"}""")]
    [TestCase("a: 0.0.0.0/0", """{"a":"0.0.0.0/0"}""")]
    [TestCase("a: 2012-10-17", """{"a":"2012-10-17"}""")]
    [TestCase("a: yes", """{"a":"yes"}""")]
    [TestCase("a: ''", """{"a":""}""")]
    [TestCase("b: 1\na: [x]", """{"b":1,"a":["x"]}""")]
    [TestCase("a: &x { Ref: V }\nb: *x", """{"a":{"Ref":"V"},"b":{"Ref":"V"}}""")]
    public void Scalar_KeepsItsMeaning(string yaml, string json) => Assert.That(Json(yaml), Is.EqualTo(json));

    [TestCase("a: !Reff Vpc", 1, 4, "!Reff is no intrinsic function")]
    [TestCase("a: !GetAtt Vpc", 1, 4, "Expected Resource.Attribute")]
    [TestCase("b: 1\na:", 2, 3, "Expected a value")]
    [TestCase("a: ~", 1, 4, "Expected a value")]
    [TestCase("a: 1\na: 2", 2, 1, "Duplicate key")]
    public void Mistake_IsRefused_WithItsPlace(string yaml, int line, int column, string message)
    {
        var refused = Assert.Throws(Is.InstanceOf<YamlException>(), () => CloudFormationYaml.Read(yaml)) as YamlException;
        Assert.That((refused!.Start.Line, refused.Start.Column), Is.EqualTo((line, column)));
        Assert.That(refused.Message, Does.StartWith(message));
    }

    [TestCase("")]
    [TestCase("- a")]
    [TestCase("a: b\n---\nc: d")]
    public void Document_ThatIsNotOneMapping_IsRefused(string yaml) => Assert.That(() => CloudFormationYaml.Read(yaml), Throws.InstanceOf<YamlException>());

    [TestCase("a: {x: 1}\nb: {y: 2}", "a")]
    [TestCase("a: {x: 1}\nb: {y: 2}", "b")]
    [TestCase("a:\n  x: 1\n\n# about y\n  y: |\n    b:\n\n    c\nb:\n  a: 3\n", "a")]
    [TestCase("a:\r\n  x: 1\r\nb:\r\n  a: 3\r\n", "a")]
    [TestCase("b:\n  a: 3\na:\n  x: &one 1\n  y: *one\n", "a")]
    [TestCase("---\n# first\nb: 1\na: {x: 2}\n", "a")]
    [TestCase("""{"b": 1, "a": {"x": 2}}""", "a")]
    [TestCase("a:\n- x\n- y\nb: 1", "a")]
    [TestCase("ab: {x: 1}\nb:\n  a: 3", "a")]
    [TestCase("b:\n  a: {x: 1}", "a")]
    public void Section_ReadAlone_IsAsInTheWhole(string yaml, string key) =>
        Assert.That(CloudFormationYaml.ReadSection(yaml, key)?.ToJsonString(), Is.EqualTo((CloudFormationYaml.Read(yaml)[key] as JsonObject)?.ToJsonString()));

    [Test]
    public void ParametersOfEveryProduct_ReadAlone_AreAsInTheWhole()
    {
        string[] templates = [.. EmbeddedDocuments.Below("Catalog/Products").Where(p => p.EndsWith(".yaml", StringComparison.Ordinal)).Select(EmbeddedDocuments.Read)];
        Assert.That(templates, Is.Not.Empty);
        Assert.That(templates.Select(t => CloudFormationYaml.ReadSection(t, "Parameters")?.ToJsonString()), Is.EqualTo(templates.Select(t => (CloudFormationYaml.Read(t)["Parameters"] as JsonObject)?.ToJsonString())));
    }

    private static string Json(string yaml) => CloudFormationYaml.Read(yaml).ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
