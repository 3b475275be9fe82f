using Pulumi;

namespace MlFoundation.Benchmarks.Bare;

/// <summary>Registers what the tape holds: resources, options and inputs as they stand there, with nothing decided here.</summary>
internal sealed class BareStack : Stack
{
    public BareStack()
    {
        var tape = Tape!;
        for (var i = 0; i < tape.Resources; i++)
        {
            var (kind, name) = (tape.Next(), tape.Text());
            tape.Make(i, kind == 0
                ? new ComponentResource(tape.Text(), name, new ComponentResourceOptions { Parent = tape.Made() })
                : Registrations.Make(kind, name, Options(tape), tape));
        }
    }

    /// <summary>Where the stack reads from: the SDK makes it without arguments.</summary>
    public static Tape? Tape { get; set; }

    private static CustomResourceOptions Options(Tape tape)
    {
        var options = new CustomResourceOptions { Parent = tape.Made(), Provider = (ProviderResource?)tape.Made() };
        if (tape.Flag())
        {
            options.Protect = true;
        }

        if (tape.Flag())
        {
            options.RetainOnDelete = true;
        }

        if (tape.Flag())
        {
            options.DeleteBeforeReplace = true;
        }

        if (tape.Next() is > 0 and var ignored)
        {
            for (var i = 0; i < ignored; i++)
            {
                options.IgnoreChanges.Add(tape.Text());
            }
        }

        if (tape.Next() is > 0 and var aliases)
        {
            for (var i = 0; i < aliases; i++)
            {
                options.Aliases.Add(new Alias { Urn = tape.Text() });
            }
        }

        if (tape.Next() is > 0 and var needed)
        {
            var dependsOn = new Resource[needed];
            for (var i = 0; i < needed; i++)
            {
                dependsOn[i] = tape.Made()!;
            }

            options.DependsOn = dependsOn;
        }

        if (tape.Flag())
        {
            options.CustomTimeouts = new CustomTimeouts { Create = Time(tape), Update = Time(tape), Delete = Time(tape) };
        }

        options.ImportId = tape.MaybeText();
        return options;
    }

    private static TimeSpan? Time(Tape tape) => tape.Next() is > 0 and var minutes ? TimeSpan.FromMinutes(minutes) : null;
}
