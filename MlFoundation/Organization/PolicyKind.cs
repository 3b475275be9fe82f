namespace MlFoundation.Organization;

/// <summary>A type of organization policy.</summary>
public enum PolicyKind
{
    /// <summary>Limits what principals of accounts may do.</summary>
    ServiceControl,

    /// <summary>Limits who may use resources of accounts.</summary>
    ResourceControl,

    /// <summary>Sets EC2's account-level attributes.</summary>
    DeclarativeEc2,

    /// <summary>Keeps AWS's AI services from storing or using content.</summary>
    AiServicesOptOut,

    /// <summary>Says how tags are written.</summary>
    Tag,

    /// <summary>Says what is backed up, where to and for how long.</summary>
    Backup,
}

/// <summary>What the kinds are called in AWS and in the project.</summary>
public static class PolicyKinds
{
    /// <summary>The policy type of AWS Organizations.</summary>
    /// <remarks>Source: AWS Organizations API Reference, "CreatePolicy".</remarks>
    public static string AwsType(this PolicyKind kind) => kind switch
    {
        PolicyKind.ServiceControl => "SERVICE_CONTROL_POLICY",
        PolicyKind.ResourceControl => "RESOURCE_CONTROL_POLICY",
        PolicyKind.DeclarativeEc2 => "DECLARATIVE_POLICY_EC2",
        PolicyKind.AiServicesOptOut => "AISERVICES_OPT_OUT_POLICY",
        PolicyKind.Tag => "TAG_POLICY",
        PolicyKind.Backup => "BACKUP_POLICY",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "a kind of policy"),
    };

    /// <summary>Folder of the kind's documents in Organization/Policies.</summary>
    internal static string Folder(this PolicyKind kind) => kind switch
    {
        PolicyKind.ServiceControl => "service-control",
        PolicyKind.ResourceControl => "resource-control",
        PolicyKind.DeclarativeEc2 => "declarative-ec2",
        PolicyKind.AiServicesOptOut => "ai-services-opt-out",
        PolicyKind.Backup => "backup",
        _ => "tag",
    };
}
