const { PolicyPack } = require("@pulumi/policy");

new PolicyPack("mlfoundation", { policies: require("./lib/all") });
