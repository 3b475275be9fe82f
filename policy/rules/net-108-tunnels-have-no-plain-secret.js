const { resourceRule } = require("../lib/rule");

module.exports = resourceRule({
    id: "MLF-NET-108",
    title: "A VPN's keys are made by AWS or kept as secrets, and its tunnels use IKEv2.",
    source: "https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html",
    severity: "high",
    types: ["aws:ec2/vpnConnection:VpnConnection"],
    check: (resource, report) => {
        for (const tunnel of ["tunnel1", "tunnel2"]) {
            if (resource.props[`${tunnel}PresharedKey`]) {
                report(`${tunnel}PresharedKey is given; expected AWS to make it, or Secrets Manager to hold it: it ends up in the state.`);
            }

            const versions = resource.props[`${tunnel}IkeVersions`];
            if (versions && versions.includes("ikev1")) {
                report(`${tunnel}IkeVersions allows ikev1; expected ikev2 alone.`);
            }
        }
    },
});
