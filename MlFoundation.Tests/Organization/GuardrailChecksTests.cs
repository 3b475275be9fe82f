using MlFoundation.Support;

namespace MlFoundation.Organization;

[TestFixture]
public sealed class GuardrailChecksTests
{
    [TestCase("policies: [bedrock-models]", "organization.guardrails.bedrockModels: expected the id of a foundation model at least. The policy bedrock-models is attached and allows what stands here alone: name some, or detach it.")]
    [TestCase("policies: [instances-production], guardrails: { instances: { production: [] } }", "organization.guardrails.instances.production: expected an instance family at least. The policy instances-production is attached and allows what stands here alone: name some, or detach it.")]
    [TestCase("policies: [instances-development], guardrails: { instances: { development: [] } }", "organization.guardrails.instances.development: expected an instance family at least. The policy instances-development is attached and allows what stands here alone: name some, or detach it.")]
    [TestCase("guardrails: { instances: { sandbox: [] } }", "organization.guardrails.instances.sandbox: expected an instance family at least. The policy instances-sandbox is attached and allows what stands here alone: name some, or detach it.")]
    [TestCase("guardrails: { bedrockModels: [\"Claude 4\"] }", "organization.guardrails.bedrockModels[0] = \"Claude 4\": expected the id of a foundation model, such as amazon.titan-embed-*, 1 to 140 characters on one line.")]
    [TestCase("guardrails: { instances: { sandbox: [m5.large] } }", "organization.guardrails.instances.sandbox[0] = \"m5.large\": expected an instance family such as ml.g5, or a type such as ml.g5.xlarge, 1 to 40 characters on one line.")]
    [TestCase("guardrails: { trustedAccounts: [\"12345\"] }", "organization.guardrails.trustedAccounts[0] = \"12345\": expected an AWS account id, 12 digits.")]
    [TestCase("guardrails: { backupVault: \"a vault\" }", "organization.guardrails.backupVault = \"a vault\": expected the name of a backup vault, 1 to 50 characters on one line.")]
    public void AGuardrailsValue_WithAProblem_IsNamed(string settings, string problem) => Assert.That(
        StackFiles.Problems(StackFiles.With("    owner: platform\n", "    owner: platform\n" + string.Concat(settings.Split(", guardrails").Select((s, i) => $"    {(i == 0 ? "" : "guardrails")}{s}\n")))),
        Is.EqualTo(new[] { problem }));

    [TestCase("guardrails: { instances: { production: [] } }")]
    [TestCase("guardrails: { bedrockModels: [] }")]
    [TestCase("guardrails: { bedrockModels: [\"anthropic.claude-*\", \"amazon.titan-embed-text-v2:0\"], trustedAccounts: [\"999999999999\"] }")]
    public void WhatNoPolicyTakes_IsNoProblem(string settings) =>
        Assert.That(StackFiles.Problems(StackFiles.With("    owner: platform\n", $"    owner: platform\n    {settings}\n")), Is.Empty);
}
