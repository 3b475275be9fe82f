using System.Text;
using MlFoundation.Configuration;
using MlFoundation.Support;

namespace MlFoundation.Planning.Difference;

[TestFixture]
public sealed class PlanReaderTests
{
    private const string Again = "Write it again: dotnet run --project MlFoundation -- plan <stack> --json FILE.";
    private const string ByHand = "The file is incomplete or was changed by hand: write it again with dotnet run --project MlFoundation -- plan <stack> --json FILE.";

    [TestCase("prod"), TestCase("sandbox")]
    public async Task APlan_ReadBackAndWrittenAgain_IsTheSameBytes(string stack)
    {
        // Time and cost are not read back: they are computed again, to the same figures.
        var written = Bytes(await PlanAsync(stack));
        Assert.That(Encoding.UTF8.GetString(Bytes(PlanJson.Read("old.json", written))), Is.EqualTo(Encoding.UTF8.GetString(written)));
    }

    [TestCase("", $"old.json:1:1: this is not JSON; expected a whole plan. {Again}")]
    [TestCase("{\"formatVersion\": 1,\n", $"old.json:2:1: this is not JSON; expected a whole plan. {Again}")]
    [TestCase("[]", $"old.json holds a JSON list; expected a plan of this program, which says its formatVersion. {Again}")]
    [TestCase("{}", $"old.json holds an empty object; expected a plan of this program, which says its formatVersion. {Again}")]
    [TestCase("""{"version":3,"deployment":{}}""", $"old.json holds an object with version, deployment; expected a plan of this program, which says its formatVersion. {Again}")]
    [TestCase("""{"formatVersion":2}""", "old.json has format version 2; expected 1. Another version of the program wrote it: check that commit's stack file out, and write it with this one: dotnet run --project MlFoundation -- plan <stack> --json FILE.")]
    [TestCase("""{"formatVersion":1,"project":5}""", $"old.json: project: found a number; expected a text. {ByHand}")]
    [TestCase("""{"formatVersion":1,"project":"p","stack":"s","resources":[7]}""", $"old.json: resources[0]: found a number; expected an object. {ByHand}")]
    [TestCase("""{"formatVersion":1,"project":"p","stack":"s","resources":[{"urn":"u","type":"t","name":"n","custom":"yes"}]}""", $"old.json: resources[0].options: found nothing; expected an object. {ByHand}")]
    [TestCase("""{"formatVersion":1,"project":"p","stack":"s","resources":[],"calls":[],"findings":[{"severity":"grave","id":"a"}]}""", $"old.json: findings[0].severity: found \"grave\"; expected mandatory or advisory. {ByHand}")]
    public void ATextThatIsNoPlan_IsRefused_WithWhatWasFoundExpectedAndTheWayOut(string text, string message) =>
        Assert.That(Assert.Throws<PlanFileException>(() => PlanJson.Read("old.json", Encoding.UTF8.GetBytes(text)))!.Message, Is.EqualTo(message));

    [Test]
    public void WhatALaterVersionAdds_IsPassedOver() =>
        Assert.That(PlanJson.Read("old.json", """{"formatVersion":1,"project":"p","stack":"s","resources":[],"calls":[],"findings":[],"colour":"red"}"""u8.ToArray()).Stack, Is.EqualTo("s"));

    private static byte[] Bytes(Plan plan)
    {
        using var buffer = new MemoryStream();
        PlanJson.Write(plan, buffer);
        return buffer.ToArray();
    }

    private static Task<Plan> PlanAsync(string stack) => FoundationPlanner.PlanAsync(stack, SettingsReader.Read<FoundationSettings>($"Pulumi.{stack}.yaml", StackFiles.Text(stack)));
}
