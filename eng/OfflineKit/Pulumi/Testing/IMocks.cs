using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>Answers for an engine and its providers in a run without them.</summary>
public interface IMocks
{
    /// <summary>A resource is created: gives its id and the properties it would have.</summary>
    Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args);

    /// <summary>A function is called: gives its result.</summary>
    Task<object> CallAsync(MockCallArgs args);
}

/// <summary>A registration, as an engine would get it. Numbers are doubles; objects and lists are immutable.</summary>
public class MockResourceArgs
{
    public string? Type { get; set; }

    public string? Name { get; set; }

    public ImmutableDictionary<string, object> Inputs { get; set; } = null!;

    /// <summary><c>urn::id</c> of the provider, or empty.</summary>
    public string? Provider { get; set; }

    public string? Id { get; set; }
}

/// <summary>A function call, as an engine would get it.</summary>
public class MockCallArgs
{
    public string? Token { get; set; }

    public ImmutableDictionary<string, object> Args { get; set; } = null!;

    public string? Provider { get; set; }
}

/// <summary>Names and mode of a run on mocks.</summary>
public class TestOptions
{
    /// <summary>Default: <c>project</c>.</summary>
    public string? ProjectName { get; set; }

    /// <summary>Default: <c>stack</c>.</summary>
    public string? StackName { get; set; }

    /// <summary>Default: true; outputs that the mocks do not give are then unknown.</summary>
    public bool? IsPreview { get; set; }
}
