using System.Collections.Immutable;
using Pulumi.Testing;

namespace MlFoundation.Benchmarks.Bare;

/// <summary>Mocks that answer with what they were given, an id and an ARN: other resources' inputs are made of those two.</summary>
/// <param name="counts">Whether inputs are counted, to hold them against the plan's.</param>
internal sealed class Echo(bool counts) : IMocks
{
    /// <summary>How many texts, numbers and flags there were in all inputs.</summary>
    public long Values { get; private set; }

    /// <summary>How long all texts were together.</summary>
    public long Characters { get; private set; }

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        if (counts)
        {
            lock (this)
            {
                Count(args.Inputs);
            }
        }

        return Task.FromResult<(string?, object)>(($"${{{args.Name}.id}}", args.Inputs.SetItem("arn", $"${{{args.Name}.arn}}")));
    }

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(ImmutableDictionary<string, object>.Empty);

    private void Count(object? value)
    {
        switch (value)
        {
            case ImmutableDictionary<string, object> map:
                foreach (var (_, inner) in map)
                {
                    Count(inner);
                }

                break;
            case ImmutableArray<object> list:
                foreach (var inner in list)
                {
                    Count(inner);
                }

                break;
            default:
                Values++;
                Characters += (value as string)?.Length ?? 0;
                break;
        }
    }
}
