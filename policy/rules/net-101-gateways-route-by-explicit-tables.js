const { ofType, referredTo } = require("../lib/stacks");
const { stackRule } = require("../lib/rule");

const TABLES = /** @type {const} */ ([
    ["defaultRouteTableAssociation", "aws:ec2transitgateway/defaultRouteTableAssociation:DefaultRouteTableAssociation"],
    ["defaultRouteTablePropagation", "aws:ec2transitgateway/defaultRouteTablePropagation:DefaultRouteTablePropagation"],
]);

module.exports = stackRule({
    id: "MLF-NET-101",
    title: "A transit gateway that accepts attachments by itself says which tables they get.",
    source: "https://docs.aws.amazon.com/vpc/latest/tgw/tgw-route-tables.html",
    severity: "high",
    check: (stack, report) => {
        for (const [property, type] of TABLES) {
            const explicit = referredTo(stack, type, "transitGatewayId");
            for (const gateway of ofType(stack, "aws:ec2transitgateway/transitGateway:TransitGateway")) {
                if (gateway.props.autoAcceptSharedAttachments === "enable" && gateway.props[property] !== "disable" && !explicit.has(gateway.urn)) {
                    report(`It accepts attachments by itself and has no explicit ${property}; expected one: AWS's own table would let every attachment reach every other.`, gateway.urn);
                }
            }
        }
    },
});
