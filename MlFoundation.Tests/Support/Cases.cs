using System.Globalization;
using CsCheck;

namespace MlFoundation.Support;

/// <summary>
/// Cases of a property that are the same on every run: each has a number, which is its seed. <c>MLF_FUZZ=20000</c> runs that many of
/// each property instead, <c>MLF_FUZZ_FIRST</c> begins elsewhere.
/// </summary>
internal static class Cases
{
    private static readonly int? Asked = Number("MLF_FUZZ");

    /// <summary>Number of the first case.</summary>
    public static int First { get; } = Number("MLF_FUZZ_FIRST") ?? 0;

    /// <summary>How many cases to run where no other number is asked for.</summary>
    /// <param name="usual">Number in a usual run.</param>
    public static int Count(int usual) => Asked ?? usual;

    /// <summary>Holds a property against cases by number; the first that breaks it is shrunk and thrown.</summary>
    /// <param name="cases">What a case is made of.</param>
    /// <param name="property">False, or an exception, where it does not hold.</param>
    /// <param name="count">Cases in a usual run.</param>
    public static void Hold<T>(this Gen<T> cases, Func<T, bool> property, int count = 100)
    {
        for (var number = First; number < First + Count(count); number++)
        {
            var random = new PCG(1, (ulong)number);
            var seed = random.ToString();
            if (!Holds(property, cases.Generate(random, null, out _)))
            {
                cases.Sample(property, seed: seed, iter: 500, threads: 1);
                Assert.Fail($"Case {number} broke the property once and not again: it depends on something beside its case.");
            }
        }
    }

    /// <summary>The same for a property that says by an exception alone that it does not hold.</summary>
    /// <inheritdoc cref="Hold{T}(Gen{T}, Func{T, bool}, int)"/>
    public static void Hold<T>(this Gen<T> cases, Action<T> property, int count = 100) => cases.Hold(
        value =>
        {
            property(value);
            return true;
        },
        count);

    /// <inheritdoc cref="Hold{T}(Gen{T}, Func{T, bool}, int)"/>
    public static void Hold<T1, T2>(this Gen<(T1, T2)> cases, Func<T1, T2, bool> property, int count = 100) => cases.Hold(c => property(c.Item1, c.Item2), count);

    /// <inheritdoc cref="Hold{T}(Gen{T}, Action{T}, int)"/>
    public static void Hold<T1, T2>(this Gen<(T1, T2)> cases, Action<T1, T2> property, int count = 100) => cases.Hold(c => property(c.Item1, c.Item2), count);

    /// <inheritdoc cref="Hold{T}(Gen{T}, Func{T, bool}, int)"/>
    public static void Hold<T1, T2, T3>(this Gen<(T1, T2, T3)> cases, Func<T1, T2, T3, bool> property, int count = 100) =>
        cases.Hold(c => property(c.Item1, c.Item2, c.Item3), count);

    private static bool Holds<T>(Func<T, bool> property, T value)
    {
        try
        {
            return property(value);
        }
#pragma warning disable CA1031 // Whatever it is, the run that shrinks the case meets it again and throws it.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
