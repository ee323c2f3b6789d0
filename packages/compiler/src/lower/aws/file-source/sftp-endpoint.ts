import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { ref } from "../../part-address.ts";
import { privateNetwork, securityGroup, securityGroupId } from "../private-network.ts";
import { awsResource } from "../resource.ts";

const SSH = 22;

interface ServerEndpoint {
  readonly properties: LooseMap;
  readonly resources: readonly DesiredResource[];
  readonly dependsOn: readonly string[];
}

/**
 * In production partners get addresses that do not change, one per zone, so that they can let them through their own firewalls. Otherwise, and
 * where the network has no way in, the server stands at an address of the service.
 */
export function serverEndpoint(context: LoweringContext): ServerEndpoint {
  const subnetIds = context.target.tier === "production" && context.has("network") ? privateNetwork(context).publicSubnetIds : [];
  if (subnetIds.length === 0) return { properties: { EndpointType: "PUBLIC" }, resources: [], dependsOn: [] };
  const zones = subnetIds.map((_, index) => String(index + 1));
  return {
    properties: {
      EndpointType: "VPC",
      EndpointDetails: {
        VpcId: privateNetwork(context).vpcId,
        SubnetIds: subnetIds,
        SecurityGroupIds: [securityGroupId(context)],
        AddressAllocationIds: zones.map((zone) => ref(context, "address", "AllocationId", zone)),
      },
    },
    resources: [
      securityGroup(context, {
        description: `SFTP of ${context.component.id}`,
        ingress: [{ IpProtocol: "tcp", FromPort: SSH, ToPort: SSH, CidrIp: "0.0.0.0/0", Description: "partners" }],
      }),
      ...zones.map((zone) => awsResource(context, { name: "address", key: zone, type: "AWS::EC2::EIP", properties: { Domain: "vpc" } })),
    ],
    // An address is reached from outside only once the network has a way in.
    dependsOn: context.environment.components("network").map(({ component }) => `${component.id}.gatewayAttachment`),
  };
}
