import type { DesiredResource, Value } from "@zerolake/resources";
import { type LoweringContext, type Part, textSetting } from "../../../lowering.ts";
import type { Cidr } from "../../../sizing/cidr.ts";
import { ref } from "../../part-address.ts";
import { awsResource } from "../resource.ts";
import { privateCidr, publicCidr } from "./subnet-cidrs.ts";
import { zoneNames } from "./zone-names.ts";

/** Kinds whose service may stand behind a public address. */
const PUBLIC_KINDS = ["app-service", "event-source"];

/** A way out needs a public subnet for NAT, a public service one for its load balancer. */
export function hasPublicSubnets(part: Part): boolean {
  return textSetting(part, "egress") !== "none" || PUBLIC_KINDS.some((kind) => part.has(kind));
}

export function privateSubnetIds(part: Part): readonly Value[] {
  return zoneNames(part).map((zone) => ref(part, "privateSubnet", "SubnetId", zone));
}

export function publicSubnetIds(part: Part): readonly Value[] {
  return hasPublicSubnets(part) ? zoneNames(part).map((zone) => ref(part, "publicSubnet", "SubnetId", zone)) : [];
}

/** One private subnet per zone, and a small public one where something must be reachable or reach out. */
export function subnets(context: LoweringContext, block: Cidr): readonly DesiredResource[] {
  return zoneNames(context).flatMap((zone, index) => [
    subnet(context, "privateSubnet", zone, privateCidr(block, index)),
    ...(hasPublicSubnets(context) ? [subnet(context, "publicSubnet", zone, publicCidr(block, index))] : []),
  ]);
}

function subnet(context: LoweringContext, name: string, zone: string, cidr: string): DesiredResource {
  return awsResource(context, {
    name,
    key: zone,
    type: "AWS::EC2::Subnet",
    properties: { VpcId: ref(context, "vpc", "VpcId"), AvailabilityZone: zone, CidrBlock: cidr, MapPublicIpOnLaunch: false },
  });
}
