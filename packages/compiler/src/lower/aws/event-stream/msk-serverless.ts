import type { Lowering } from "../../../lowering.ts";
import { privateNetwork, securityGroup, securityGroupId } from "../private-network.ts";
import { awsResource } from "../resource.ts";
import { kafkaGrants, kafkaIngress, kafkaOutputs, kafkaParts, mskName } from "./msk.ts";

const CLUSTER = "AWS::MSK::ServerlessCluster";
/** Fixed by the service. */
const REPLICATION = 3;

/** Kafka that grows by itself; clients sign in with their role. */
export const mskServerless: Lowering = {
  cloud: "aws",
  kind: "event-stream",
  variant: "msk-serverless",
  service: "Amazon MSK Serverless",
  gap: "sign-in by role only; 200 MB/s in and 400 MB/s out per cluster; the service chooses the Kafka version",
  order: "in order within a partition; the key of an event chooses the partition",
  minutes: [5, 15],
  minZones: 2,
  needs: ["network"],
  outputs: (part) => kafkaOutputs(part, mskName(part, CLUSTER)),
  grants: kafkaGrants((part) => mskName(part, CLUSTER)),
  refuses: (_self, data, direction, peer) =>
    data === "events" && direction === "in" && peer.component.kind === "device-source"
      ? `“${peer.component.title}” cannot sign in to serverless Kafka: switch serverless off for the stream.`
      : undefined,
  lower: (context) => {
    const network = privateNetwork(context);
    return [
      securityGroup(context, { description: `Kafka of ${context.component.id}`, ingress: kafkaIngress(network.vpcCidr) }),
      awsResource(context, {
        name: "cluster",
        type: CLUSTER,
        minutes: [5, 15],
        properties: {
          ClusterName: mskName(context, CLUSTER),
          VpcConfigs: [{ SubnetIds: network.privateSubnetIds, SecurityGroups: [securityGroupId(context)] }],
          ClientAuthentication: { Sasl: { Iam: { Enabled: true } } },
        },
      }),
      ...kafkaParts(context, REPLICATION),
    ];
  },
};
