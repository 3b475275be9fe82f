const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-PIP-104",
    title: "A connection to a repository is protected.",
    source: "https://docs.aws.amazon.com/dtconsole/latest/userguide/connections-update.html",
    severity: "medium",
    types: ["aws:codeconnections/connection:Connection", "aws:codestarconnections/connection:Connection"],
    check: (resource, report) => {
        if (!resource.opts.protect) {
            report("It is not protected; expected protect: true: a new one waits until a person completes its handshake.");
        }
    },
});
