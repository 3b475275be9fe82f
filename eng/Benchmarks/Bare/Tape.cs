using System.Text;
using Pulumi;

namespace MlFoundation.Benchmarks.Bare;

/// <summary>What the yardstick registers, in the order of registration: texts, each once, and numbers that say which, read from the front.</summary>
internal sealed class Tape
{
    private readonly string[] texts;
    private readonly int[] numbers;
    private readonly Resource[] made;
    private int at;

    private Tape(string stack, string[] texts, int[] numbers, int resources) =>
        (Stack, this.texts, this.numbers, made) = (stack, texts, numbers, new Resource[resources]);

    public string Stack { get; }

    public int Resources => made.Length;

    public static Tape Read(string file)
    {
        using var reader = new BinaryReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16), Encoding.UTF8);
        var (stack, resources) = (reader.ReadString(), reader.ReadInt32());
        var texts = new string[reader.ReadInt32()];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = reader.ReadString();
        }

        var numbers = new int[reader.ReadInt32()];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = reader.Read7BitEncodedInt();
        }

        return new Tape(stack, texts, numbers, resources);
    }

    public int Next() => numbers[at++];

    public bool Flag() => Next() != 0;

    public string Text() => texts[Next()];

    public string? MaybeText() => Next() is > 0 and var text ? texts[text - 1] : null;

    public double Number() => BitConverter.Int64BitsToDouble(((long)Next() << 32) | (uint)Next());

    /// <summary>A resource that was made before, or null.</summary>
    public Resource? Made() => Next() is > 0 and var index ? made[index - 1] : null;

    public void Make(int index, Resource resource) => made[index] = resource;

    /// <summary>A text, or an output of a resource that was made before.</summary>
    public Input<string> Input() => Next() switch
    {
        0 => Text(),
        1 => ((CustomResource)Made()!).Id,
        _ => Registrations.Arn(Made()!, Next()),
    };

    /// <summary>A value of a JSON kind.</summary>
    public object Any()
    {
        switch (Next())
        {
            case 0:
                return Text();
            case 1:
                return Flag();
            case 2:
                return Number();
            case 3:
                return List(static tape => tape.Any());
            default:
                return Map(static tape => tape.Any());
        }
    }

    public T[] List<T>(Func<Tape, T> read)
    {
        var list = new T[Next()];
        for (var i = 0; i < list.Length; i++)
        {
            list[i] = read(this);
        }

        return list;
    }

    public Dictionary<string, T> Map<T>(Func<Tape, T> read)
    {
        var count = Next();
        var map = new Dictionary<string, T>(count);
        for (var i = 0; i < count; i++)
        {
            map.Add(Text(), read(this));
        }

        return map;
    }
}
