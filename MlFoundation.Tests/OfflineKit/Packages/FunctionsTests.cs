using Pulumi;
using Aws = Pulumi.Aws;

namespace MlFoundation.OfflineKit.Packages;

/// <summary>The three forms in which a function of the AWS packages is called.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class FunctionsTests
{
    [TestCase(typeof(Aws.Organizations.GetOrganization), true)]
    [TestCase(typeof(Aws.Organizations.GetOrganizationalUnit), false)]
    [TestCase(typeof(Aws.ServiceCatalog.GetProvisioningArtifacts), false)]
    [TestCase(typeof(Aws.GetCallerIdentity), true)]
    [TestCase(typeof(Aws.GetAvailabilityZones), true)]
    public void Function_HasItsThreeForms(Type function, bool mayOmitArgs)
    {
        var (optional, name) = (mayOmitArgs ? "?" : "", function.Name);
        var forms = function.GetMethods().Where(m => m.IsStatic)
            .Select(m => $"{m.Name}({string.Join(", ", m.GetParameters().Select(p => p.ParameterType.Name + (p.HasDefaultValue ? "?" : "")))})");
        Assert.That(forms, Is.EquivalentTo(new[]
        {
            $"InvokeAsync({name}Args{optional}, InvokeOptions?)",
            $"Invoke({name}InvokeArgs{optional}, InvokeOptions?)",
            $"Invoke({name}InvokeArgs, InvokeOutputOptions)",
        }));
    }

    [Test]
    public void PlainArgs_TakePlainTypes_AndInvokeArgsTakeInputs() => Assert.Multiple(() =>
    {
        Assert.That(Wire.Inputs(typeof(Aws.GetAvailabilityZonesArgs))["allAvailabilityZones"].Type, Is.EqualTo(typeof(bool?)));
        Assert.That(Wire.Inputs(typeof(Aws.GetAvailabilityZonesInvokeArgs))["allAvailabilityZones"].Type, Is.EqualTo(typeof(Input<bool>)));
        Assert.That(Wire.Inputs(typeof(Aws.GetAvailabilityZonesArgs))["filters"].Type, Is.EqualTo(typeof(List<Aws.Inputs.GetAvailabilityZonesFilterArgs>)));
        Assert.That(Wire.Inputs(typeof(Aws.GetAvailabilityZonesInvokeArgs))["filters"].Type, Is.EqualTo(typeof(InputList<Aws.Inputs.GetAvailabilityZonesFilterInputArgs>)));
    });

    [Test]
    public void NestedArgs_DeriveFromTheBaseOfTheirForm() => Assert.Multiple(() =>
    {
        Assert.That(typeof(Aws.Inputs.GetAvailabilityZonesFilterArgs).BaseType, Is.EqualTo(typeof(InvokeArgs)));
        Assert.That(typeof(Aws.Inputs.GetAvailabilityZonesFilterInputArgs).BaseType, Is.EqualTo(typeof(ResourceArgs)));
    });
}
