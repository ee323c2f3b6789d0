import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { natGateways } from "../../../sizing/nat-gateways.ts";
import { ref } from "../../part-address.ts";
import { awsResource } from "../resource.ts";
import { hasPublicSubnets } from "./subnets.ts";
import { zoneNames } from "./zone-names.ts";

const ANYWHERE = "0.0.0.0/0";

/** Ways in and out: a gateway for public subnets, NAT for private ones unless the network lets nothing out. */
export function routes(context: LoweringContext): readonly DesiredResource[] {
  return [
    ...(hasPublicSubnets(context) ? publicRoutes(context) : []),
    ...zoneNames(context).flatMap((zone) => privateRoutes(context, zone)),
    ...(hasNat(context) ? natZones(context).flatMap((zone) => nat(context, zone)) : []),
  ];
}

function publicRoutes(context: LoweringContext): readonly DesiredResource[] {
  const VpcId = ref(context, "vpc", "VpcId");
  const InternetGatewayId = ref(context, "internetGateway", "InternetGatewayId");
  const RouteTableId = ref(context, "publicRoutes", "RouteTableId");
  return [
    awsResource(context, { name: "internetGateway", type: "AWS::EC2::InternetGateway", properties: {} }),
    awsResource(context, {
      name: "gatewayAttachment",
      type: "AWS::EC2::VPCGatewayAttachment",
      properties: { VpcId, InternetGatewayId },
    }),
    awsResource(context, { name: "publicRoutes", type: "AWS::EC2::RouteTable", properties: { VpcId } }),
    awsResource(context, {
      name: "defaultRoute",
      type: "AWS::EC2::Route",
      properties: { RouteTableId, DestinationCidrBlock: ANYWHERE, GatewayId: InternetGatewayId },
      dependsOn: ["gatewayAttachment"],
    }),
    ...zoneNames(context).map((zone) =>
      awsResource(context, {
        name: "publicAssociation",
        key: zone,
        type: "AWS::EC2::SubnetRouteTableAssociation",
        properties: { SubnetId: ref(context, "publicSubnet", "SubnetId", zone), RouteTableId },
      }),
    ),
  ];
}

function privateRoutes(context: LoweringContext, zone: string): readonly DesiredResource[] {
  const RouteTableId = ref(context, "privateRoutes", "RouteTableId", zone);
  const table = awsResource(context, {
    name: "privateRoutes",
    key: zone,
    type: "AWS::EC2::RouteTable",
    properties: { VpcId: ref(context, "vpc", "VpcId") },
  });
  const association = awsResource(context, {
    name: "privateAssociation",
    key: zone,
    type: "AWS::EC2::SubnetRouteTableAssociation",
    properties: { SubnetId: ref(context, "privateSubnet", "SubnetId", zone), RouteTableId },
  });
  if (!hasNat(context)) return [table, association];
  const way = awsResource(context, {
    name: "natRoute",
    key: zone,
    type: "AWS::EC2::Route",
    properties: {
      RouteTableId,
      DestinationCidrBlock: ANYWHERE,
      NatGatewayId: ref(context, "nat", "NatGatewayId", natZoneFor(context, zone)),
    },
  });
  return [table, association, way];
}

function nat(context: LoweringContext, zone: string): readonly DesiredResource[] {
  return [
    awsResource(context, {
      name: "natAddress",
      key: zone,
      type: "AWS::EC2::EIP",
      properties: { Domain: "vpc" },
      dependsOn: ["gatewayAttachment"],
    }),
    awsResource(context, {
      name: "nat",
      key: zone,
      type: "AWS::EC2::NatGateway",
      minutes: [1, 4],
      properties: {
        SubnetId: ref(context, "publicSubnet", "SubnetId", zone),
        AllocationId: ref(context, "natAddress", "AllocationId", zone),
        ConnectivityType: "public",
      },
      dependsOn: ["defaultRoute"],
    }),
  ];
}

function hasNat(context: LoweringContext): boolean {
  return natGateways(context) > 0;
}

function natZones(context: LoweringContext): readonly string[] {
  return zoneNames(context).slice(0, natGateways(context));
}

function natZoneFor(context: LoweringContext, zone: string): string {
  const zones = natZones(context);
  return zones.includes(zone) ? zone : (zones[0] ?? zone);
}
