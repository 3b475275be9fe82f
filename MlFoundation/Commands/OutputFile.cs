namespace MlFoundation.Commands;

/// <summary>Writes a file whole or not at all: what was there before stays until the new content is complete.</summary>
public static class OutputFile
{
    /// <summary>Writes <paramref name="path"/> by way of a file beside it.</summary>
    /// <exception cref="OutputException">It could not be written; the message says why in one sentence.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var partial = path + ".partial";
        try
        {
            if (Directory.Exists(path))
            {
                throw new OutputException($"{path} is a folder: give the name of a file.");
            }

            if (IsDevice(path))
            {
                using var device = new FileStream(path, FileMode.Open, FileAccess.Write);
                write(device);
                return;
            }

            using (var stream = File.Create(partial))
            {
                write(stream);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new OutputException($"{path} cannot be written: {exception.Message}", exception);
        }
        finally
        {
            Discard(partial);
        }
    }

    // A device is written to: a file moved there would take its place, and root may do that.
    private static bool IsDevice(string path) => !OperatingSystem.IsWindows() && Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal);

    private static void Discard(string partial)
    {
        try
        {
            File.Delete(partial);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The failure that left it behind is the one to report.
        }
    }
}

/// <summary>A file that could not be written.</summary>
public sealed class OutputException(string message, Exception? inner = null) : Exception(message, inner);
