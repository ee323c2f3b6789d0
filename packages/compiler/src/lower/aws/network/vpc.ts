import type { DesiredResource } from "@zerolake/resources";
import { chosenList, flagSetting, type Lowering, type LoweringContext, textSetting } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import { endpoints } from "./endpoints.ts";
import { flowLogs } from "./flow-logs.ts";
import { routes } from "./routes.ts";
import { networkBlock } from "./subnet-cidrs.ts";
import { privateSubnetIds, publicSubnetIds, subnets } from "./subnets.ts";

const SECURITY_GROUP = "AWS::EC2::SecurityGroup";

/** A network of its own per environment; everything that can lie in private subnets does. */
export const vpc: Lowering = {
  cloud: "aws",
  kind: "network",
  variant: "vpc",
  service: "Amazon VPC",
  minutes: [2, 5],
  minZones: 1,

  outputs: (part) => ({
    ports: {},
    facts: {
      vpcId: ref(part, "vpc", "VpcId"),
      vpcCidr: textSetting(part, "cidr"),
      privateSubnetIds: privateSubnetIds(part),
      publicSubnetIds: publicSubnetIds(part),
      endpointSecurityGroupId: ref(part, "endpointSg", "GroupId"),
      egress: textSetting(part, "egress"),
      hasPrivateEndpoints: flagSetting(part, "privateEndpoints"),
    },
  }),

  lower: (context) => {
    const block = networkBlock(textSetting(context, "cidr"));
    if (typeof block === "string") {
      reportBlock(context, block);
      return [];
    }
    reportFewZones(context);
    return [
      network(context),
      ...subnets(context, block),
      ...routes(context),
      ...endpointSecurityGroup(context),
      ...endpoints(context),
      ...(context.target.tier === "production" ? flowLogs(context) : []),
    ];
  },
};

/** The account's own list is the truth; letters that we make up would fail at the first subnet. */
function reportFewZones(context: LoweringContext): void {
  const listed = chosenList(context, "zones");
  if (listed.length === 0 || listed.length >= context.zones) return;
  context.report({
    severity: "error",
    code: "ZL-AWS-ZONES-FEW",
    message: `The network needs ${context.zones} zones, but ${context.target.region} has ${listed.join(" and ")} for this account.`,
    target: { component: context.component.id, answer: "zones" },
    hint: "Choose another region or a smaller size, or name the zones in the environment's settings.",
  });
}

function network(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "vpc",
    type: "AWS::EC2::VPC",
    // Private endpoints answer by name only when both DNS switches are on.
    properties: {
      CidrBlock: textSetting(context, "cidr"),
      EnableDnsSupport: true,
      EnableDnsHostnames: true,
      InstanceTenancy: "default",
    },
  });
}

/** Group of private endpoints and shared clients; it admits itself because Glue connections ask for that. */
function endpointSecurityGroup(context: LoweringContext): readonly DesiredResource[] {
  const GroupId = ref(context, "endpointSg", "GroupId");
  return [
    awsResource(context, {
      name: "endpointSg",
      type: SECURITY_GROUP,
      properties: {
        GroupName: nameOf(context, SECURITY_GROUP, "endpointSg"),
        GroupDescription: "private endpoints and shared clients",
        VpcId: ref(context, "vpc", "VpcId"),
        SecurityGroupIngress: [
          { IpProtocol: "tcp", FromPort: 443, ToPort: 443, CidrIp: textSetting(context, "cidr"), Description: "https from the VPC" },
        ],
        SecurityGroupEgress: [{ IpProtocol: "-1", CidrIp: "0.0.0.0/0", Description: "all" }],
      },
    }),
    awsResource(context, {
      name: "selfIngress",
      type: "AWS::EC2::SecurityGroupIngress",
      properties: {
        GroupId,
        IpProtocol: "tcp",
        FromPort: 0,
        ToPort: 65_535,
        SourceSecurityGroupId: GroupId,
        Description: "Glue connections need a self reference",
      },
    }),
  ];
}

function reportBlock(context: LoweringContext, reason: string): void {
  context.report({
    severity: "error",
    code: "ZL-AWS-NETWORK-CIDR",
    message: `The address range of “${context.component.title}” does not work: ${reason}.`,
    target: { component: context.component.id, setting: "cidr" },
    hint: "Choose a private range between /16 and /20, for example 10.0.0.0/16.",
  });
}
