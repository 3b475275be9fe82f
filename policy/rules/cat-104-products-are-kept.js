const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-CAT-104",
    title: "A product is protected, and its templates are checked.",
    source: "https://docs.aws.amazon.com/servicecatalog/latest/adminguide/productmgmt-delete.html",
    severity: "high",
    types: ["aws:servicecatalog/product:Product"],
    check: (resource, report) => {
        if (!resource.opts.protect) {
            report("It is not protected; expected protect: true: a new product id leaves everything behind that was made from the old one.");
        }

        if (resource.props.provisioningArtifactParameters?.disableTemplateValidation === true) {
            report("disableTemplateValidation is true; expected Service Catalog to check the template.");
        }
    },
});
