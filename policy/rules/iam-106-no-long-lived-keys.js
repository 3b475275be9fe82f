const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-IAM-106",
    title: "People and programs have no IAM users, keys or passwords.",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-users-federation-idp",
    severity: "high",
    types: ["aws:iam/user:User", "aws:iam/accessKey:AccessKey", "aws:iam/userLoginProfile:UserLoginProfile"],
    check: (_, report) => report("It is a credential without an end; expected Identity Center for people and roles for programs."),
});
