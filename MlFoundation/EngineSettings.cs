using MlFoundation.Configuration;
using Pulumi;

namespace MlFoundation;

/// <summary>Settings of a run under the Pulumi engine.</summary>
internal static class EngineSettings
{
    /// <summary>Reads them; null after problems, each of which the engine has then been told: it stops before it changes anything.</summary>
    /// <param name="root">Folder of Pulumi.yaml, in which the stack file is looked for so that problems have a line; null if not known.</param>
    public static FoundationSettings? Read(string? root)
    {
        var config = new Pulumi.Config(SettingsReader.Namespace);
        var file = StackCatalog.FileNameOf(Deployment.Instance.StackName);
        var path = root is null ? null : Path.Combine(root, file);
        try
        {
            return SettingsReader.ReadConfig<FoundationSettings>(config.Get, file, path is not null && File.Exists(path) ? File.ReadAllText(path) : null).Settings;
        }
        catch (SettingsException exception)
        {
            foreach (var problem in exception.Problems)
            {
                Log.Error(problem.ToString());
            }

            return null;
        }
    }
}
