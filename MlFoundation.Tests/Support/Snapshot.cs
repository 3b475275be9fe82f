namespace MlFoundation.Support;

/// <summary>Texts that are reviewed as files in Snapshots/.</summary>
internal static class Snapshot
{
    private const string Accept = "MLF_ACCEPT";

    /// <summary>Compares with the file; with MLF_ACCEPT=1 writes it instead.</summary>
    public static void Matches(string name, string actual) => IsCurrent(Repository.PathOf("MlFoundation.Tests", "Snapshots", name), actual);

    /// <summary>Compares with any committed file; with MLF_ACCEPT=1 writes it instead.</summary>
    public static void IsCurrent(string path, string actual)
    {
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllText(path, actual);
        }

        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.That(actual, Is.EqualTo(expected), $"{Path.GetFileName(path)} has changed. If that is right: {Accept}=1 dotnet test --filter {TestContext.CurrentContext.Test.ClassName?.Split('.')[^1]}");
    }
}
