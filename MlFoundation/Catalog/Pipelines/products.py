"""Publishes the products of a repository in one Service Catalog portfolio: check, publish, release.

In the repository each product is a folder: product.yaml (key, name, description, owner, launchRole, support, version, tags), template.yaml, versions.yaml
(version: first 16 hex digits of SHA-256 over the template) and former/<version>.yaml. A version's text never changes. Everything may run again.
"""
import hashlib
import json
import os
import re
import sys
from pathlib import Path

import yaml

NEEDED = {"key", "name", "description", "owner", "support", "version"}
KNOWN = NEEDED | {"launchRole", "projectTemplate", "tags"}
PORTFOLIO_TAG, PRODUCT_TAG, STUDIO_TAG = "mlfoundation:portfolio", "mlfoundation:product", "sagemaker:studio-visibility"


class Refused(Exception):
    """What stands in the repository cannot be published; the text says where and why."""


def hash_of(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def rank(version):
    return tuple(int(part) for part in version.split("."))


def read_product(folder):
    """A product with its versions, oldest first; each (version, hash, text)."""
    product = yaml.load((folder / "product.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    if missing := NEEDED - product.keys():
        raise Refused(f"{folder}: product.yaml lacks {', '.join(sorted(missing))}")
    if unknown := product.keys() - KNOWN:
        raise Refused(f"{folder}: product.yaml has {', '.join(sorted(unknown))}, which is not known")
    if product["key"] != folder.name:
        raise Refused(f"{folder}: key is {product['key']}; expected the folder's name")
    listed = yaml.load((folder / "versions.yaml").read_text("utf-8"), Loader=yaml.BaseLoader) or {}
    names = list(listed)
    if not names or names[-1] != product["version"]:
        raise Refused(f"{folder}: version is {product['version']}; expected the last of versions.yaml")
    if any(not re.fullmatch(r"\d+\.\d+\.\d+", name) for name in names) or names != sorted(names, key=rank):
        raise Refused(f"{folder}: versions.yaml: expected three numbers each, rising")
    versions = []
    for name in names:
        text = (folder / ("template.yaml" if name == names[-1] else f"former/{name}.yaml")).read_text("utf-8").replace("\r\n", "\n")
        if hash_of(text) != listed[name]:
            raise Refused(f"{folder}: version {name} has hash {hash_of(text)}; versions.yaml says {listed[name]}: a version never changes, give it a new one")
        versions.append((name, listed[name], text))
    return product, versions


def read_products(root):
    folders = sorted(path.parent for path in Path(root).glob("*/product.yaml"))
    if not folders:
        raise Refused(f"{root}: no product")
    return [read_product(folder) for folder in folders]


class Portfolio:
    """A portfolio in one region, with the products that carry its tag."""

    def __init__(self, catalog, portfolio_id, key):
        self.catalog, self.id, self.key = catalog, portfolio_id, key

    def products(self):
        """Product id by key: those that carry this portfolio's tag, offered or not yet."""
        found, token = {}, None
        while True:
            page = self.catalog.search_products_as_admin(**({"PageToken": token} if token else {}))
            for view in page["ProductViewDetails"]:
                product = view["ProductViewSummary"]["ProductId"]
                tags = {t["Key"]: t["Value"] for t in self.catalog.describe_product_as_admin(Id=product).get("Tags", [])}
                if tags.get(PORTFOLIO_TAG) == self.key and PRODUCT_TAG in tags:
                    found[tags[PRODUCT_TAG]] = product
            token = page.get("NextPageToken")
            if not token:
                return found

    def versions(self, product):
        return {a["Name"]: a for a in self.catalog.list_provisioning_artifacts(ProductId=product)["ProvisioningArtifactDetails"]}

    def publish(self, product, versions, url):
        """Makes what is missing, so that nobody can launch it yet."""
        made = self.products().get(product["key"])
        there = self.versions(made) if made else {}
        for name, digest, _ in versions:
            if name in there:
                if digest not in there[name].get("Description", ""):
                    raise Refused(f"{product['key']} {name} is published with another template: give the change a version of its own")
                continue
            artifact = {
                "Name": name, "Description": f"Template {digest}", "Type": "CLOUD_FORMATION_TEMPLATE",
                "Info": {"LoadTemplateFromURL": url(product, digest)}, "DisableTemplateValidation": False}
            token = hash_of(f"{self.key}/{product['key']}/{name}/{digest}")
            if made:
                detail = self.catalog.create_provisioning_artifact(ProductId=made, Parameters=artifact, IdempotencyToken=token)["ProvisioningArtifactDetail"]
            else:
                answer = self.catalog.create_product(**self.form(product), ProvisioningArtifactParameters=artifact, IdempotencyToken=token)
                made, detail = answer["ProductViewDetail"]["ProductViewSummary"]["ProductId"], answer["ProvisioningArtifactDetail"]
            self.catalog.update_provisioning_artifact(ProductId=made, ProvisioningArtifactId=detail["Id"], Active=False)
            print(f"published {product['key']} {name} ({digest})")

    def release(self, product, versions):
        """Offers the current version, and deprecates the ones before it."""
        made = self.products().get(product["key"])
        if not made:
            raise Refused(f"{product['key']} is not published")
        there = self.versions(made)
        for name, _, _ in versions:
            guidance = "DEFAULT" if name == product["version"] else "DEPRECATED"
            self.catalog.update_provisioning_artifact(ProductId=made, ProvisioningArtifactId=there[name]["Id"], Active=True, Guidance=guidance)
        self.catalog.associate_product_with_portfolio(ProductId=made, PortfolioId=self.id)
        constraints = self.catalog.list_constraints_for_portfolio(PortfolioId=self.id, ProductId=made)["ConstraintDetails"]
        if product.get("launchRole") and not any(c["Type"] == "LAUNCH" for c in constraints):
            self.catalog.create_constraint(
                PortfolioId=self.id, ProductId=made, Type="LAUNCH", Parameters=json.dumps({"LocalRoleName": product["launchRole"]}),
                IdempotencyToken=hash_of(f"{self.id}/{made}/launch"))
        print(f"released {product['key']} {product['version']}")

    def form(self, product):
        tags = {**product.get("tags", {}), PORTFOLIO_TAG: self.key, PRODUCT_TAG: product["key"], "Owner": product["owner"]}
        if product.get("projectTemplate") == "true":
            tags[STUDIO_TAG] = "true"
        support = product["support"]
        form = {
            "Name": product["name"], "Description": product["description"], "Owner": product["owner"], "ProductType": "CLOUD_FORMATION_TEMPLATE",
            "SupportDescription": support.get("description"), "SupportEmail": support.get("email"), "SupportUrl": support.get("url"),
            "Tags": [{"Key": key, "Value": value} for key, value in sorted(tags.items())]}
        return {key: value for key, value in form.items() if value}


def upload(s3, bucket, key, product, versions):
    """Puts templates where their hash says; what is there stays."""
    for _, digest, text in versions:
        name = f"products/{key}/{product['key']}/{digest}.template.yaml"
        try:
            s3.put_object(Bucket=bucket, Key=name, Body=text.encode("utf-8"), ContentType="application/yaml", IfNoneMatch="*")
        except s3.exceptions.ClientError as error:
            if error.response["Error"]["Code"] != "PreconditionFailed":
                raise


def main(command, root, environment, client):
    products = read_products(root)
    if command == "check":
        for product, versions in products:
            client("cloudformation", None).validate_template(TemplateBody=versions[-1][2])
            print(f"{product['key']} {product['version']} is right")
        return
    key, bucket, home = environment["PORTFOLIO"], environment["TEMPLATES"], environment["AWS_REGION"]
    portfolios = [Portfolio(client("servicecatalog", region), identifier, key)
                  for region, identifier in (pair.split("=") for pair in environment["PORTFOLIOS"].split(","))]
    for product, versions in products:
        if command == "publish":
            upload(client("s3", None), bucket, key, product, versions)
        for portfolio in portfolios:
            if command == "publish":
                portfolio.publish(product, versions, lambda p, digest: f"https://{bucket}.s3.{home}.amazonaws.com/products/{key}/{p['key']}/{digest}.template.yaml")
            else:
                portfolio.release(product, versions)


if __name__ == "__main__":
    import boto3

    if len(sys.argv) != 3 or sys.argv[1] not in ("check", "publish", "release"):
        sys.exit("usage: products.py check|publish|release FOLDER")
    try:
        main(sys.argv[1], sys.argv[2], os.environ, lambda service, region: boto3.client(service, region_name=region))
    except Refused as refused:
        sys.exit(str(refused))
