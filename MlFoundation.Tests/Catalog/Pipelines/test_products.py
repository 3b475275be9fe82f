"""Tests of products.py: python -m unittest, with the tool's folder on the path."""
import contextlib
import io
import tempfile
import unittest
from pathlib import Path

import products

TEMPLATE = "Resources: {}\n"


def write(root, key="warehouse", version="1.0.0", template=TEMPLATE, listed=None, former=None, extra=""):
    folder = Path(root) / key
    (folder / "former").mkdir(parents=True, exist_ok=True)
    (folder / "product.yaml").write_text(
        f"key: {key}\nname: Warehouse\ndescription: Tables\nowner: data\nlaunchRole: mlfoundation-launch-analytics\n"
        f"support: {{ description: Ask, email: a@example.com }}\nversion: {version}\n{extra}")
    (folder / "template.yaml").write_text(template)
    for name, text in (former or {}).items():
        (folder / "former" / f"{name}.yaml").write_text(text)
    listed = listed if listed is not None else {**{n: products.hash_of(t) for n, t in (former or {}).items()}, version: products.hash_of(template)}
    (folder / "versions.yaml").write_text("".join(f"{n}: '{h}'\n" for n, h in listed.items()))
    return folder


class Catalog:
    """Service Catalog as far as the tool uses it: what it answers, and what was changed."""

    def __init__(self):
        self.tags, self.artifacts, self.offered, self.constraints = {}, {}, set(), []

    def search_products_as_admin(self, PageToken=None):
        ids = sorted(self.tags)
        first = int(PageToken or 0)
        page = {"ProductViewDetails": [{"ProductViewSummary": {"ProductId": i}} for i in ids[first:first + 1]]}
        return {**page, "NextPageToken": str(first + 1)} if first + 1 < len(ids) else page

    def describe_product_as_admin(self, Id):
        return {"Tags": self.tags[Id]}

    def list_provisioning_artifacts(self, ProductId):
        return {"ProvisioningArtifactDetails": [dict(a) for a in self.artifacts[ProductId]]}

    def create_product(self, Tags, ProvisioningArtifactParameters, IdempotencyToken, **_):
        made = f"prod-{len(self.tags)}"
        self.tags[made], self.artifacts[made] = Tags, []
        detail = self.create_provisioning_artifact(made, ProvisioningArtifactParameters, IdempotencyToken)["ProvisioningArtifactDetail"]
        return {"ProductViewDetail": {"ProductViewSummary": {"ProductId": made}}, "ProvisioningArtifactDetail": detail}

    def create_provisioning_artifact(self, ProductId, Parameters, IdempotencyToken):
        detail = {"Id": f"pa-{ProductId}-{Parameters['Name']}", "Name": Parameters["Name"], "Description": Parameters["Description"], "Active": True, "Guidance": "DEFAULT",
                  "Url": Parameters["Info"]["LoadTemplateFromURL"]}
        self.artifacts[ProductId].append(detail)
        return {"ProvisioningArtifactDetail": detail}

    def update_provisioning_artifact(self, ProductId, ProvisioningArtifactId, **changes):
        next(a for a in self.artifacts[ProductId] if a["Id"] == ProvisioningArtifactId).update(changes)

    def associate_product_with_portfolio(self, ProductId, PortfolioId):
        self.offered.add((PortfolioId, ProductId))

    def list_constraints_for_portfolio(self, PortfolioId, ProductId):
        return {"ConstraintDetails": [c for c in self.constraints if c["ProductId"] == ProductId]}

    def create_constraint(self, **constraint):
        self.constraints.append(constraint)


class Tests(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.catalog, self.objects = Catalog(), {}

    def run_tool(self, command):
        class Conflict(Exception):
            response = {"Error": {"Code": "PreconditionFailed"}}
        tests = self

        class Storage:
            class exceptions:
                ClientError = Conflict

            @staticmethod
            def put_object(Bucket, Key, Body, IfNoneMatch, **_):
                if Key in tests.objects:
                    raise Conflict
                tests.objects[Key] = Body.decode()

        class Formation:
            @staticmethod
            def validate_template(TemplateBody):
                tests.objects["validated"] = TemplateBody

        clients = {"servicecatalog": self.catalog, "s3": Storage, "cloudformation": Formation}
        environment = {"PORTFOLIO": "analytics", "PORTFOLIOS": "eu-west-1=port-1", "TEMPLATES": "bucket", "AWS_REGION": "eu-west-1"}
        with contextlib.redirect_stdout(io.StringIO()) as out:
            products.main(command, self.folder.name, environment, lambda service, region: clients[service])
        return out.getvalue()

    def refused(self, command="check"):
        with self.assertRaises(products.Refused) as refused:
            self.run_tool(command)
        return str(refused.exception)

    def state(self):
        return [(a["Name"], a["Active"], a["Guidance"]) for artifacts in self.catalog.artifacts.values() for a in artifacts]

    def test_check_validates_the_current_template(self):
        write(self.folder.name)
        self.run_tool("check")
        self.assertEqual(self.objects["validated"], TEMPLATE)

    def test_publish_makes_a_product_that_nobody_can_launch_yet(self):
        write(self.folder.name, extra="projectTemplate: true\ntags: { Domain: data }\n")
        self.run_tool("publish")
        digest = products.hash_of(TEMPLATE)
        self.assertEqual(self.objects, {f"products/analytics/warehouse/{digest}.template.yaml": TEMPLATE})
        self.assertEqual(self.state(), [("1.0.0", False, "DEFAULT")])
        self.assertEqual(self.catalog.artifacts["prod-0"][0]["Url"], f"https://bucket.s3.eu-west-1.amazonaws.com/products/analytics/warehouse/{digest}.template.yaml")
        self.assertIn({"Key": "mlfoundation:portfolio", "Value": "analytics"}, self.catalog.tags["prod-0"])
        self.assertIn({"Key": "sagemaker:studio-visibility", "Value": "true"}, self.catalog.tags["prod-0"])
        self.assertEqual(self.catalog.offered, set())

    def test_everything_may_run_again(self):
        write(self.folder.name)
        for command in ("publish", "publish", "release", "release"):
            self.run_tool(command)
        self.assertEqual(self.state(), [("1.0.0", True, "DEFAULT")])
        self.assertEqual(self.catalog.offered, {("port-1", "prod-0")})
        self.assertEqual([(c["Type"], c["Parameters"]) for c in self.catalog.constraints], [("LAUNCH", '{"LocalRoleName": "mlfoundation-launch-analytics"}')])

    def test_release_deprecates_former_versions_and_keeps_them(self):
        write(self.folder.name)
        self.run_tool("publish"), self.run_tool("release")
        write(self.folder.name, version="1.10.0", template="Resources: { New: {} }\n", former={"1.0.0": TEMPLATE})
        self.run_tool("publish")
        self.assertEqual(self.state(), [("1.0.0", True, "DEFAULT"), ("1.10.0", False, "DEFAULT")])
        self.run_tool("release")
        self.assertEqual(self.state(), [("1.0.0", True, "DEPRECATED"), ("1.10.0", True, "DEFAULT")])

    def test_another_portfolios_product_of_the_same_key_is_left_alone(self):
        self.catalog.tags["prod-0"] = [{"Key": "mlfoundation:portfolio", "Value": "model-building"}, {"Key": "mlfoundation:product", "Value": "warehouse"}]
        self.catalog.artifacts["prod-0"] = []
        write(self.folder.name)
        self.run_tool("publish")
        self.assertEqual(self.catalog.artifacts["prod-0"], [])
        self.assertEqual(len(self.catalog.artifacts["prod-1"]), 1)

    def test_a_published_version_with_another_template_is_refused(self):
        write(self.folder.name)
        self.run_tool("publish")
        write(self.folder.name, template="Resources: { Other: {} }\n")
        self.assertIn("is published with another template", self.refused("publish"))

    def test_a_version_that_changed_is_refused(self):
        write(self.folder.name, listed={"1.0.0": "0123456789abcdef"})
        self.assertIn("a version never changes", self.refused())

    def test_mistakes_in_the_files_are_named(self):
        for change, message in (
                (dict(extra="ownr: x\n"), "ownr, which is not known"), (dict(listed={}), "expected the last of versions.yaml"),
                (dict(version="1.0"), "three numbers each"), (dict(version="1.0.0", former={"1.1.0": "x"}), "rising")):
            with self.subTest(message):
                write(self.folder.name, **change)
                self.assertIn(message, self.refused())

    def test_release_of_what_is_not_published_is_refused(self):
        write(self.folder.name)
        self.assertEqual(self.refused("release"), "warehouse is not published")

    def test_a_repository_without_products_is_refused(self):
        self.assertIn("no product", self.refused())


if __name__ == "__main__":
    unittest.main()
