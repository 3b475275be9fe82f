namespace MlFoundation.Organization;

/// <summary>How a control works.</summary>
public enum ControlBehaviour
{
    /// <summary>Forbids, by a policy.</summary>
    Preventive,

    /// <summary>Reports, by a Config rule.</summary>
    Detective,

    /// <summary>Stops CloudFormation before it makes something, by a hook. What is made without CloudFormation passes it by.</summary>
    Proactive,
}

/// <summary>A control that settings may name.</summary>
/// <param name="Name">Name in the settings.</param>
/// <param name="Behaviour">How it works.</param>
/// <param name="ControlId">What AWS's documentation calls it.</param>
/// <param name="CatalogId">Its id in the Control Catalog, the same in every region.</param>
/// <param name="Description">What it asks for: one sentence.</param>
/// <param name="RequiredParameter">Parameter without which it cannot be enabled, or null.</param>
public sealed record KnownControl(
    string Name, ControlBehaviour Behaviour, string ControlId, string CatalogId, string Description, string? RequiredParameter = null)
{
    /// <summary>Its global ARN.</summary>
    public string Identifier => $"arn:aws:controlcatalog:::control/{CatalogId}";
}

/// <summary>The controls that matter for machine learning and data, by name. Any other is given by its ARN.</summary>
/// <remarks>Source of the ids: AWS Control Tower Controls Reference Guide, "All global identifiers for AWS Control Tower controls".</remarks>
public static class ControlCatalog
{
    /// <summary>The controls by name.</summary>
    public static IReadOnlyList<KnownControl> All { get; } =
    [
        new("documentdb-storage-encrypted", ControlBehaviour.Proactive, "CT.DOCUMENTDB.PR.1", "1csaqxiy3h463r51ehmcygrs2",
            "A DocumentDB cluster is encrypted at rest."),
        new("ebs-snapshot-not-public", ControlBehaviour.Detective, "AWS-GR_EBS_SNAPSHOT_PUBLIC_RESTORABLE_CHECK", "87qo8rsoettjrxjevmjqcw1tu",
            "No EBS snapshot can be restored by everybody."),
        new("ec2-instance-no-public-ip", ControlBehaviour.Detective, "AWS-GR_EC2_INSTANCE_NO_PUBLIC_IP", "4v7xtm83uvvyulk1wwpm4qm3s",
            "No instance has a public address."),
        new("encrypted-volumes", ControlBehaviour.Detective, "AWS-GR_ENCRYPTED_VOLUMES", "503uicglhjkokaajywfpt6ros",
            "Attached EBS volumes are encrypted."),
        new("rds-instance-public-access", ControlBehaviour.Detective, "AWS-GR_RDS_INSTANCE_PUBLIC_ACCESS_CHECK", "4jc77cq1lcr7g64xwywypykv8",
            "No database instance is reachable from the internet."),
        new("rds-storage-encrypted", ControlBehaviour.Detective, "AWS-GR_RDS_STORAGE_ENCRYPTED", "e34kieahgkm0lggs5g0s412jt",
            "Databases are encrypted at rest."),
        new("redshift-cluster-public-access", ControlBehaviour.Detective, "AWS-GR_REDSHIFT_CLUSTER_PUBLIC_ACCESS_CHECK", "1oxkwnc4hwhi2ndv6ekwy7np7",
            "No Redshift cluster is reachable from the internet."),
        new("region-deny", ControlBehaviour.Preventive, "CT.MULTISERVICE.PV.1", "ka8e3pkqefnjsxuyc26ji580",
            "Nothing is done outside the allowed regions but by services that are global.", "AllowedRegions"),
        new("restrict-root-user", ControlBehaviour.Preventive, "AWS-GR_RESTRICT_ROOT_USER", "5kvme4m5d2b4d7if2fs5yg2ui",
            "The root user does nothing."),
        new("restrict-root-user-access-keys", ControlBehaviour.Preventive, "AWS-GR_RESTRICT_ROOT_USER_ACCESS_KEYS", "8ui9y3oace2513xarz8aqojl7",
            "No access key is made for the root user."),
        new("restricted-ssh", ControlBehaviour.Detective, "AWS-GR_RESTRICTED_SSH", "6rilu41n0gb9w6mxrkyewoer4",
            "No security group opens SSH to the internet."),
        new("s3-bucket-public-read-prohibited", ControlBehaviour.Detective, "AWS-GR_S3_BUCKET_PUBLIC_READ_PROHIBITED", "8sw3pbid15t9cbww8d2w2qwgf",
            "No bucket can be read by everybody."),
        new("s3-bucket-public-write-prohibited", ControlBehaviour.Detective, "AWS-GR_S3_BUCKET_PUBLIC_WRITE_PROHIBITED", "9j9nwxj789d82sypnukhyyowy",
            "No bucket can be written by everybody."),
        new("sagemaker-notebook-no-direct-internet", ControlBehaviour.Detective, "AWS-GR_SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS", "66gfl06uj1v999z53szvu0exa",
            "No SageMaker notebook instance has direct internet access."),
    ];

    private static readonly Dictionary<string, KnownControl> ByName = All.ToDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>Names, ordered.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The control of that name, or null.</summary>
    public static KnownControl? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The control of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static KnownControl Get(string name) => ByName[name];
}
