import type { DesiredResource } from "@zerolake/resources";
import { flagSetting, type LoweringContext } from "../../../lowering.ts";
import { type EndpointRule, interfaceEndpoints } from "../../../sizing/interface-endpoints.ts";
import { ref } from "../../part-address.ts";
import { awsResource } from "../resource.ts";
import { privateSubnetIds } from "./subnets.ts";
import { zoneNames } from "./zone-names.ts";

/** Private ways to services: free gateways for S3 and DynamoDB, interfaces when the network asks for them. */
export function endpoints(context: LoweringContext): readonly DesiredResource[] {
  return [
    ...(flagSetting(context, "gatewayEndpoint") ? ["s3", "dynamodb"].map((service) => gatewayEndpoint(context, service)) : []),
    ...interfaceEndpoints(context).map((rule) => interfaceEndpoint(context, rule)),
  ];
}

function gatewayEndpoint(context: LoweringContext, service: string): DesiredResource {
  return awsResource(context, {
    name: "gatewayEndpoint",
    key: service,
    type: "AWS::EC2::VPCEndpoint",
    properties: {
      VpcId: ref(context, "vpc", "VpcId"),
      VpcEndpointType: "Gateway",
      ServiceName: `com.amazonaws.${context.target.region}.${service}`,
      RouteTableIds: zoneNames(context).map((zone) => ref(context, "privateRoutes", "RouteTableId", zone)),
    },
  });
}

function interfaceEndpoint(context: LoweringContext, { service, vendor = "com.amazonaws" }: EndpointRule): DesiredResource {
  return awsResource(context, {
    name: "interfaceEndpoint",
    key: service,
    type: "AWS::EC2::VPCEndpoint",
    minutes: [1, 4],
    properties: {
      VpcId: ref(context, "vpc", "VpcId"),
      VpcEndpointType: "Interface",
      ServiceName: `${vendor}.${context.target.region}.${service}`,
      SubnetIds: privateSubnetIds(context),
      SecurityGroupIds: [ref(context, "endpointSg", "GroupId")],
      PrivateDnsEnabled: true,
    },
  });
}
