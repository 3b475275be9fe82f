const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-S3-107",
    title: "A bucket is not deleted by the way, nor emptied for it.",
    source: "https://www.pulumi.com/docs/iac/concepts/resources/options/protect/",
    severity: "high",
    types: ["aws:s3/bucket:Bucket"],
    check: (resource, report) => {
        if (!resource.opts.protect) {
            report("It is not protected; expected protect: true.");
        }

        if (resource.props.forceDestroy === true) {
            report("forceDestroy is true; expected a person to empty a bucket before it goes.");
        }
    },
});
