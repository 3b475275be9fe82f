namespace Pulumi;

/// <summary>Content that travels beside the inputs.</summary>
public abstract class AssetOrArchive
{
    private protected AssetOrArchive(string kind, object value) => (Kind, Value) = (kind, value);

    internal string Kind { get; }

    internal object Value { get; }
}

/// <summary>One blob.</summary>
public abstract class Asset : AssetOrArchive
{
    private protected Asset(string kind, object value)
        : base(kind, value)
    {
    }
}

/// <summary>A file on disk, read at deployment.</summary>
public sealed class FileAsset(string path) : Asset("path", path);

/// <summary>Text given in the program.</summary>
public sealed class StringAsset(string text) : Asset("text", text);
