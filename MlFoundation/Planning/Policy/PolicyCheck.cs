using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using MlFoundation.Planning.Policy.Protocol;

namespace MlFoundation.Planning.Policy;

/// <summary>Runs policy packs over a plan, by the protocol that the Pulumi engine speaks to them: the same packs, the same answers.</summary>
public static class PolicyCheck
{
    /// <summary>How long a pack may take: to start, and for one answer.</summary>
    internal static readonly (TimeSpan Start, TimeSpan Answer) Patience = (TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60));

    /// <summary>Questions that are under way at once: the pack answers one after the other, and the wire is never idle.</summary>
    private const int UnderWay = 16;

    /// <summary>Findings of all packs, in no order; one pack after the other.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="packs">Packs, installed.</param>
    /// <param name="cancellation">Ends the check and the packs.</param>
    /// <exception cref="PolicyPackException">A pack cannot be used, or stopped answering.</exception>
    public static Task<IReadOnlyList<Finding>> RunAsync(Plan plan, IReadOnlyList<PolicyPack> packs, CancellationToken cancellation) =>
        RunAsync(plan, packs, Patience, cancellation);

    /// <summary>As the public one, with another patience.</summary>
    internal static async Task<IReadOnlyList<Finding>> RunAsync(
        Plan plan, IReadOnlyList<PolicyPack> packs, (TimeSpan Start, TimeSpan Answer) patience, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(packs);
        var messages = new Lazy<AnalyzerMessages>(() => new AnalyzerMessages(plan));
        var findings = new List<Finding>();
        foreach (var pack in packs)
        {
            using var process = await PolicyPackProcess.StartAsync(pack, patience.Start, cancellation).ConfigureAwait(false);
            using var channel = GrpcChannel.ForAddress(process.Address, new GrpcChannelOptions { MaxReceiveMessageSize = null, MaxSendMessageSize = null });
            try
            {
                findings.AddRange(await AskAsync(new Analyzer.AnalyzerClient(channel), plan, pack, messages.Value, patience.Answer, cancellation).ConfigureAwait(false));
            }
            catch (RpcException exception)
            {
                throw cancellation.IsCancellationRequested
                    ? new OperationCanceledException(exception.Message, exception, cancellation)
                    : process.Failure(What(exception, patience.Answer), exception);
            }
        }

        return findings;
    }

    private static async Task<IEnumerable<Finding>> AskAsync(Analyzer.AnalyzerClient client, Plan plan, PolicyPack pack, AnalyzerMessages messages, TimeSpan longest, CancellationToken cancellation)
    {
        CallOptions Limits() => new(deadline: DateTime.UtcNow + longest, cancellationToken: cancellation);
        await client.ConfigureStackAsync(new AnalyzerStackConfigureRequest { Stack = plan.Stack, Project = plan.Project, DryRun = true }, Limits());
        var info = await client.GetAnalyzerInfoAsync(new Empty(), Limits());
        var configuration = PolicyConfiguration.Of(info, pack);
        if (info.SupportsConfig)
        {
            await client.ConfigureAsync(new ConfigureAnalyzerRequest { PolicyConfig = { configuration.ToDictionary() } }, Limits());
        }

        var links = info.Policies.ToDictionary(p => p.Name, p => p.Url, StringComparer.Ordinal);
        var findings = new ConcurrentBag<Finding>();
        await Parallel.ForEachAsync(messages.Resources, new ParallelOptions { MaxDegreeOfParallelism = UnderWay, CancellationToken = cancellation }, async (resource, _) =>
        {
            var answer = await client.AnalyzeAsync(AnalyzerMessages.RequestOf(resource), Limits());
            Add(answer, resource.Urn);
        }).ConfigureAwait(false);
        Add(await client.AnalyzeStackAsync(new AnalyzeStackRequest { Resources = { messages.Resources } }, Limits()), null);
        return findings;

        void Add(AnalyzeResponse answer, string? about)
        {
            foreach (var diagnostic in answer.Diagnostics.Where(d => d.EnforcementLevel != EnforcementLevel.Disabled))
            {
                findings.Add(FindingOf(diagnostic, about, links.GetValueOrDefault(diagnostic.PolicyName, "")));
            }
        }
    }

    // A diagnostic names no resource where it is about the one that was asked about.
    private static Finding FindingOf(AnalyzeDiagnostic diagnostic, string? about, string link)
    {
        var urn = diagnostic.Urn.Length > 0 ? diagnostic.Urn : about;
        var reported = diagnostic.Message.StartsWith(diagnostic.Description, StringComparison.Ordinal) ? diagnostic.Message[diagnostic.Description.Length..] : diagnostic.Message;
        var text = string.Join(' ', reported.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        var name = urn is null ? "" : $"{urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..]}: ";
        return new Finding(
            diagnostic.PolicyName,
            diagnostic.EnforcementLevel == EnforcementLevel.Advisory ? Severity.Advisory : Severity.Mandatory,
            urn,
            $"{name}{(text.Length > 0 ? text : diagnostic.Description)} ({diagnostic.Description})")
        {
            Rule = $"{diagnostic.Description} {link}".TrimEnd(),
        };
    }

    private static string What(RpcException exception, TimeSpan longest) => exception.StatusCode switch
    {
        StatusCode.Unavailable => "ended while it was asked",
        StatusCode.DeadlineExceeded => FormattableString.Invariant($"gave no answer within {longest.TotalSeconds:0} seconds"),
        _ => $"cannot check this plan: {string.Join(' ', exception.Status.Detail.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(3)).TrimEnd('.')}",
    };
}
