import type { CostSheet } from "../cost-sheet.ts";

export const network: CostSheet = {
  kind: "network",
  basis:
    "One NAT gateway, three in production on AWS; none when egress is none. outGb = sum over app-service of requestsPerSecond × S × responseKb ÷ 10⁶ where exposure is internet.",
  variables: [
    ["nat", "iff(egress==='none',0,natGateways)"],
    ["natGb", "iff(egress==='none',0,natGbPerComponent*computeComponents)"],
    ["e", "iff(privateEndpoints,endpointsOfDesign,0)"],
    ["peGb", "iff(privateEndpoints,endpointGbMonth,0)"],
  ],
  aws: {
    vpc: [
      ["NAT gateways", "nat*H", "aws.nat.hour"],
      ["NAT data", "natGb", "aws.nat.data"],
      ["interface endpoints, per zone", "e*zones*H", "aws.privatelink.hour"],
      ["endpoint data", "peGb", "aws.privatelink.data"],
      ["internet egress", "outGb", "aws.transfer.internet"],
    ],
  },
  azure: {
    vnet: [
      ["NAT gateway", "min(nat,1)*H", "azure.nat.hour"],
      ["NAT data", "natGb", "azure.nat.data"],
      ["private endpoints", "e*H", "azure.privatelink.hour"],
      ["endpoint data", "peGb", "azure.privatelink.data"],
      ["internet egress", "outGb", "azure.transfer.internet"],
    ],
  },
  gcp: {
    vpc: [
      ["NAT, VM hours (8 VMs)", "min(nat,1)*8*H", "gcp.nat.vm-hour"],
      ["NAT data", "natGb/1.073741824", "gcp.nat.data"],
      ["PSC endpoints", "e*H", "gcp.psc.hour"],
      ["PSC data", "peGb/1.073741824", "gcp.psc.data"],
      ["internet egress", "outGb/1.073741824", "gcp.transfer.internet"],
    ],
  },
};
