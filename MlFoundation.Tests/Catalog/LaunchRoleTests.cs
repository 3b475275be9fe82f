using System.IO.Enumeration;
using System.Text.Json.Nodes;
using MlFoundation.Accounts;
using MlFoundation.Publishing;

namespace MlFoundation.Catalog;

/// <summary>A launch role may do what CloudFormation does for it when it makes, changes and deletes a product's resources.</summary>
[TestFixture]
public sealed class LaunchRoleTests
{
    /// <summary>What CloudFormation calls, by resource type; source: the handlers of each type's schema and the service's authorization reference.</summary>
    private static readonly Dictionary<string, string> Needed = new()
    {
        ["AWS::Athena::WorkGroup"] = "athena:CreateWorkGroup athena:GetWorkGroup athena:UpdateWorkGroup athena:DeleteWorkGroup athena:TagResource athena:ListTagsForResource",
        ["AWS::CloudWatch::Alarm"] = "cloudwatch:PutMetricAlarm cloudwatch:DescribeAlarms cloudwatch:DeleteAlarms cloudwatch:TagResource",
        ["AWS::EC2::SecurityGroup"] = "ec2:CreateSecurityGroup ec2:DescribeSecurityGroups ec2:DeleteSecurityGroup ec2:CreateTags ec2:AuthorizeSecurityGroupIngress ec2:AuthorizeSecurityGroupEgress ec2:RevokeSecurityGroupEgress",
        ["AWS::EC2::SecurityGroupEgress"] = "ec2:AuthorizeSecurityGroupEgress ec2:RevokeSecurityGroupEgress ec2:DescribeSecurityGroups",
        ["AWS::EC2::SecurityGroupIngress"] = "ec2:AuthorizeSecurityGroupIngress ec2:RevokeSecurityGroupIngress ec2:DescribeSecurityGroups",
        ["AWS::Glue::Crawler"] = "glue:CreateCrawler glue:GetCrawler glue:UpdateCrawler glue:DeleteCrawler glue:TagResource iam:PassRole",
        ["AWS::Glue::Database"] = "glue:CreateDatabase glue:GetDatabase glue:UpdateDatabase glue:DeleteDatabase",
        ["AWS::Glue::SecurityConfiguration"] = "glue:CreateSecurityConfiguration glue:GetSecurityConfiguration glue:DeleteSecurityConfiguration",
        ["AWS::IAM::Role"] = "iam:CreateRole iam:GetRole iam:DeleteRole iam:PutRolePolicy iam:DeleteRolePolicy iam:AttachRolePolicy iam:TagRole iam:ListRolePolicies",
        ["AWS::LakeFormation::PrincipalPermissions"] = "lakeformation:GrantPermissions lakeformation:RevokePermissions lakeformation:ListPermissions",
        ["AWS::LakeFormation::Resource"] = "lakeformation:RegisterResource lakeformation:DescribeResource lakeformation:DeregisterResource iam:PassRole",
        ["AWS::Redshift::Cluster"] = "redshift:CreateCluster redshift:DescribeClusters redshift:ModifyCluster redshift:DeleteCluster redshift:EnableLogging redshift:CreateTags secretsmanager:CreateSecret secretsmanager:RotateSecret kms:CreateGrant kms:DescribeKey iam:PassRole",
        ["AWS::Redshift::ClusterParameterGroup"] = "redshift:CreateClusterParameterGroup redshift:ModifyClusterParameterGroup redshift:DescribeClusterParameters redshift:DeleteClusterParameterGroup",
        ["AWS::Redshift::ClusterSubnetGroup"] = "redshift:CreateClusterSubnetGroup redshift:DescribeClusterSubnetGroups redshift:DeleteClusterSubnetGroup",
        ["AWS::Redshift::ScheduledAction"] = "redshift:CreateScheduledAction redshift:DescribeScheduledActions redshift:DeleteScheduledAction iam:PassRole",
        ["AWS::RedshiftServerless::Namespace"] = "redshift-serverless:CreateNamespace redshift-serverless:GetNamespace redshift-serverless:UpdateNamespace redshift-serverless:DeleteNamespace redshift-serverless:TagResource secretsmanager:CreateSecret secretsmanager:DescribeSecret kms:CreateGrant iam:PassRole",
        ["AWS::RedshiftServerless::Workgroup"] = "redshift-serverless:CreateWorkgroup redshift-serverless:GetWorkgroup redshift-serverless:UpdateWorkgroup redshift-serverless:DeleteWorkgroup ec2:DescribeSubnets ec2:DescribeVpcAttribute",
        ["AWS::S3::Bucket"] = "s3:CreateBucket s3:PutBucketPublicAccessBlock s3:PutBucketOwnershipControls s3:PutEncryptionConfiguration s3:PutBucketVersioning s3:PutLifecycleConfiguration s3:PutBucketTagging s3:PutBucketLogging",
        ["AWS::S3::BucketPolicy"] = "s3:PutBucketPolicy s3:GetBucketPolicy s3:DeleteBucketPolicy",
        ["AWS::SageMaker::Domain"] = "sagemaker:CreateDomain sagemaker:DescribeDomain sagemaker:UpdateDomain sagemaker:AddTags elasticfilesystem:CreateFileSystem elasticfilesystem:CreateMountTarget sso:CreateManagedApplicationInstance iam:PassRole iam:CreateServiceLinkedRole kms:CreateGrant",
        ["AWS::SageMaker::FeatureGroup"] = "sagemaker:CreateFeatureGroup sagemaker:DescribeFeatureGroup sagemaker:UpdateFeatureGroup sagemaker:DeleteFeatureGroup iam:PassRole",
        ["AWS::SageMaker::StudioLifecycleConfig"] = "sagemaker:CreateStudioLifecycleConfig sagemaker:DescribeStudioLifecycleConfig sagemaker:DeleteStudioLifecycleConfig",
        ["AWS::SageMaker::UserProfile"] = "sagemaker:CreateUserProfile sagemaker:DescribeUserProfile sagemaker:UpdateUserProfile sagemaker:DeleteUserProfile",
    };

    private static IEnumerable<string> Analytics => ProductCatalog.Of(PortfolioKeys.Analytics).Select(p => p.Key);

    [TestCaseSource(nameof(Analytics))]
    public void LaunchRole_MayMakeEveryResource(string key)
    {
        var product = ProductTemplates.Named(key);
        var types = ProductTemplates.Read(product)["Resources"]!.AsObject().Select(r => (string)r.Value!["Type"]!).Distinct().ToArray();
        Assert.Multiple(() =>
        {
            foreach (var blueprint in Blueprints.Both)
            {
                var allowed = Allowed(blueprint, product);
                foreach (var type in types)
                {
                    var missing = Needed[type].Split(' ').Where(action => !allowed.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, action)));
                    Assert.That(missing, Is.Empty, $"{blueprint.Name}: {product.LaunchRole} for {type}");
                }
            }
        });
    }

    [Test]
    public void LaunchRoles_MayNotDoEverything()
    {
        foreach (var pattern in Allowed(BlueprintTemplate.Corporate, ProductTemplates.Named("sagemaker-domain")))
        {
            Assert.That(pattern, Is.Not.EqualTo("*").And.Not.EqualTo("iam:*").And.Not.EqualTo("s3:*").And.Not.EqualTo("kms:*"));
        }
    }

    private static string[] Allowed(BlueprintTemplate blueprint, CatalogProduct product)
    {
        var resources = new TemplateReader(blueprint.Text).Section("Resources");
        var role = resources.Select(r => r.Value!).Single(r => (string)r["Type"]! == "AWS::IAM::Role" && (string)r["Properties"]!["RoleName"]! == product.LaunchRole)["Properties"]!;
        var documents = role["Policies"]!.AsArray().Select(p => p!["PolicyDocument"]!)
            .Concat(role["ManagedPolicyArns"]!.AsArray().Select(p => resources[(string)p!["Ref"]!]!["Properties"]!["PolicyDocument"]!));
        return [.. documents.SelectMany(d => d["Statement"]!.AsArray()).Where(s => (string)s!["Effect"]! == "Allow").SelectMany(s => s!["Action"] is JsonArray many ? many.Select(a => (string)a!) : [(string)s["Action"]!])];
    }
}
