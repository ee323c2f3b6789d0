import type { DesiredResource, Value } from "@zerolake/resources";
import type { LoweringContext } from "../../lowering.ts";
import { ref } from "../part-address.ts";
import { nameOf } from "./names.ts";
import { awsResource } from "./resource.ts";

const SECURITY_GROUP = "AWS::EC2::SecurityGroup";
const HTTPS = 443;

/** What the environment's network tells everybody. */
export interface PrivateNetwork {
  readonly vpcId: Value;
  readonly vpcCidr: Value;
  readonly privateSubnetIds: readonly Value[];
  readonly publicSubnetIds: readonly Value[];
}

/** The network of the environment; a lowering that calls this lists `network` in its `needs` or has a peer that does. */
export function privateNetwork(context: LoweringContext): PrivateNetwork {
  const facts = context.platform("network");
  if (facts?.["vpcId"] === undefined || facts["vpcCidr"] === undefined)
    throw new Error(`"${context.component.id}" lies in a private network, but the environment has none: add "network" to its needs`);
  return {
    vpcId: facts["vpcId"],
    vpcCidr: facts["vpcCidr"],
    privateSubnetIds: valueList(facts["privateSubnetIds"]),
    publicSubnetIds: valueList(facts["publicSubnetIds"]),
  };
}

/** True when something that it reads or writes can only be reached inside the network. */
export function hasPrivatePeer(context: LoweringContext): boolean {
  return [
    ...context.incoming("events"),
    ...context.outgoing("events"),
    ...context.outgoing("vectors"),
    ...context.incoming("endpoint"),
  ].some((peer) => peer.outputs["isPrivate"] === true);
}

export interface SecurityGroupOptions {
  /** Default `securityGroup`. */
  readonly name?: string;
  readonly description: string;
  readonly ingress?: readonly Readonly<Record<string, Value>>[];
}

/** A security group that may call out as far as the network lets it and admits only what is listed. */
export function securityGroup(context: LoweringContext, options: SecurityGroupOptions): DesiredResource {
  const name = options.name ?? "securityGroup";
  return awsResource(context, {
    name,
    type: SECURITY_GROUP,
    properties: {
      GroupName: nameOf(context, SECURITY_GROUP, name),
      GroupDescription: options.description,
      VpcId: privateNetwork(context).vpcId,
      SecurityGroupIngress: options.ingress,
      SecurityGroupEgress: egressRules(context),
    },
  });
}

/**
 * An open network lets everything out. Otherwise what leaves the network is https only: through NAT when egress is
 * restricted, to nothing but the gateways of S3 and DynamoDB when there is none.
 */
function egressRules(context: LoweringContext): readonly Readonly<Record<string, Value>>[] {
  if (context.platform("network")?.["egress"] === "open") return [{ IpProtocol: "-1", CidrIp: "0.0.0.0/0", Description: "everything" }];
  return [
    { IpProtocol: "-1", CidrIp: privateNetwork(context).vpcCidr, Description: "inside the network" },
    { IpProtocol: "tcp", FromPort: HTTPS, ToPort: HTTPS, CidrIp: "0.0.0.0/0", Description: "https to services" },
  ];
}

export function securityGroupId(context: LoweringContext, name = "securityGroup"): Value {
  return ref(context, name, "GroupId");
}

/** Machines of one job reach each other over every port. Fast adapters pass only rules that name the group itself, in both directions. */
export function nodeToNode(context: LoweringContext): readonly DesiredResource[] {
  const GroupId = securityGroupId(context);
  const all = { GroupId, IpProtocol: "-1", Description: "node to node" };
  return [
    awsResource(context, {
      name: "nodeIngress",
      type: "AWS::EC2::SecurityGroupIngress",
      properties: { ...all, SourceSecurityGroupId: GroupId },
    }),
    awsResource(context, {
      name: "nodeEgress",
      type: "AWS::EC2::SecurityGroupEgress",
      properties: { ...all, DestinationSecurityGroupId: GroupId },
    }),
  ];
}

/** What a service needs to place network interfaces into our subnets; EC2 has no narrower resource for it. */
export const NETWORK_INTERFACE_ACTIONS: readonly string[] = [
  "ec2:CreateNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:CreateNetworkInterfacePermission",
  "ec2:DeleteNetworkInterface",
  "ec2:DescribeSubnets",
  "ec2:DescribeVpcs",
  "ec2:DescribeVpcAttribute",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeDhcpOptions",
];

function valueList(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [];
}
