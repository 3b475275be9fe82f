using System.Diagnostics;
using System.Globalization;

namespace MlFoundation.Planning.Policy;

/// <summary>A policy pack that runs, as the Pulumi engine would start it. Disposing ends it and all that it started.</summary>
/// <remarks>
/// The pack says on its first line of output which port it listens on, and serves until it is ended. It reads nothing, so its standard input is
/// a leash: when this process ends, however that happens, the pipe closes and the pack goes too.
/// </remarks>
internal sealed class PolicyPackProcess : IDisposable
{
    private const string Runner = "node_modules/@pulumi/pulumi/cmd/run-policy-pack";
    private const string Leash = "data:text/javascript,process.stdin.on('end',()=>process.exit()).on('error',()=>process.exit()).resume()";
    private const int LongestExcerpt = 2_000;

    private readonly Process process;
    private readonly BoundedText errors = new(LongestExcerpt);
    private readonly string shownAs;

    private PolicyPackProcess(Process process, string shownAs)
    {
        (this.process, this.shownAs) = (process, shownAs);
        process.ErrorDataReceived += (_, line) => errors.Add(line.Data);
        process.BeginErrorReadLine();
    }

    /// <summary>Id of the pack's process.</summary>
    public int Id => process.Id;

    /// <summary>Address of the pack's server.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Starts a pack and waits until it listens.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="cancellation">Ends the waiting, and the pack.</param>
    /// <exception cref="PolicyPackException">It does not start.</exception>
    public static async Task<PolicyPackProcess> StartAsync(PolicyPack pack, TimeSpan patience, CancellationToken cancellation)
    {
        Check(pack);
        var started = new PolicyPackProcess(Start(pack), pack.ShownAs);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(patience);
            var line = await started.process.StandardOutput.ReadLineAsync(limit.Token).ConfigureAwait(false);
            started.Address = new Uri(FormattableString.Invariant($"http://127.0.0.1:{started.PortIn(line)}"));
            // What a pack prints later is nobody's business, but a full pipe would stop it.
            _ = started.process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            return started;
        }
        catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
        {
            started.Dispose();
            throw started.Failure(FormattableString.Invariant($"did not start within {patience.TotalSeconds:0} seconds"), exception);
        }
        catch
        {
            started.Dispose();
            throw;
        }
    }

    /// <summary>What to say of a pack that stopped answering: with the end of what it wrote to its error output.</summary>
    public PolicyPackException Failure(string what, Exception? inner = null)
    {
        var said = errors.ToString();
        return new PolicyPackException($"Policy pack {shownAs} {what}.{(said.Length == 0 ? "" : $" It said: {said}")}", inner);
    }

    /// <summary>Lets go of the leash, as the end of this process would.</summary>
    internal void LetGo() => process.StandardInput.Close();

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(TimeSpan.FromSeconds(5));
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended by itself.
        }

        process.Dispose();
    }

    private static void Check(PolicyPack pack)
    {
        if (!File.Exists(Path.Combine(pack.Folder, "PulumiPolicy.yaml")))
        {
            throw new PolicyPackException($"{pack.ShownAs} is no policy pack: there is no PulumiPolicy.yaml in it.");
        }

        if (!Directory.Exists(Path.Combine(pack.Folder, Runner)))
        {
            throw new PolicyPackException($"Policy pack {pack.ShownAs} is not installed: run `npm ci` in it. Packs of other runtimes than Node.js run under `pulumi preview` alone.");
        }
    }

    private static Process Start(PolicyPack pack)
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = pack.Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        // The engine's address is an argument that the runner wants and does not use.
        foreach (var argument in (string[])["--import", Leash, Runner, "127.0.0.1:0", pack.Folder])
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new PolicyPackException("Policy packs run on Node.js, and there is no `node` on the path: install Node.js 20 or later, or plan without --policy-pack.", exception);
        }
    }

    private int PortIn(string? line) => int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65_536
        ? port
        : throw Failure(line is null ? "ended before it listened" : $"began with \"{(line.Length > 80 ? line[..80] + "…" : line)}\"; expected the port that it listens on");

    /// <summary>The end of a text, however long that gets.</summary>
    private sealed class BoundedText(int longest)
    {
        private readonly Queue<string> lines = new();
        private int length;

        public void Add(string? line)
        {
            if (line is not { Length: > 0 })
            {
                return;
            }

            lock (lines)
            {
                var kept = line.Length > longest ? line[^longest..] : line;
                lines.Enqueue(kept);
                length += kept.Length;
                while (length > longest && lines.Count > 1)
                {
                    length -= lines.Dequeue().Length;
                }
            }
        }

        public override string ToString()
        {
            lock (lines)
            {
                return string.Join(" · ", lines.Select(line => line.Trim()).Where(line => line.Length > 0));
            }
        }
    }
}
