import { type DesiredResource, join } from "@zerolake/resources";
import type { Lowering, LoweringContext, Part, Peer } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { ref } from "../../part-address.ts";
import { arn } from "../arn.ts";
import { writtenTopic } from "../event-stream/written-topic.ts";
import { allow, policyLogicalName, roleArn, workloadRole } from "../iam.ts";
import { writeLogs } from "../log-group.ts";
import { nameOf } from "../names.ts";
import { NETWORK_INTERFACE_ACTIONS, privateNetwork, securityGroup, securityGroupId } from "../private-network.ts";
import { awsResource } from "../resource.ts";
import { DEVICE_ID, deviceOutputs, devicePolicy, deviceRule, IOT, LOG_PURPOSE } from "./devices.ts";

const SECRET = "AWS::SecretsManager::Secret";
/** The brokers look only at secrets that begin so. */
const SECRET_PREFIX = "AmazonMSK_";
const USER = "iot";

/** The account's MQTT broker with a rule that signs in to the Kafka brokers with a password, inside the network. */
export const iotToMsk: Lowering = {
  cloud: "aws",
  kind: "device-source",
  variant: "iot-to-msk",
  service: "AWS IoT Core with a Kafka rule action",
  gap: "a message has at most 128 KB; the rule signs in with a password, since rules know no roles at brokers",
  minutes: [3, 6],
  minZones: 2,
  // The brokers refuse a password that is encrypted with the account's default key.
  needs: ["network", "encryption-key"],
  outputs: deviceOutputs,
  refuses: (_self, data, direction, peer) =>
    data === "events" && direction === "out" && peer.variant !== "msk-provisioned"
      ? `Devices cannot write to “${peer.component.title}”: use Kinesis, or Kafka on fixed brokers (serverless off).`
      : undefined,
  lower: (context) => {
    const [stream, ...others] = context.outgoing("events");
    if (!stream) return [devicePolicy(context)];
    reportCompany(context, stream, others);
    return [
      devicePolicy(context),
      ...signIn(context, stream),
      ...workloadRole(context, { services: [IOT], usesKey: true, baseline: ruleRights(context) }),
      securityGroup(context, { description: `Devices of ${context.component.id}` }),
      destination(context),
      ...deviceRule(context, { actions: [kafkaAction(context, stream)], dependsOn: ["destination", "scramAssociation"] }),
    ];
  },
};

/** One list of passwords belongs to a cluster, and one rule has one way into the network. */
function reportCompany(context: LoweringContext, stream: Peer, others: readonly Peer[]): void {
  const sharing = context.environment
    .incoming(stream.component.id, "events")
    .filter(({ component }) => component.kind === "device-source" && component.id !== context.component.id);
  const problem = [
    ...others.map(({ component }) => `writes to “${stream.component.title}” and cannot write to “${component.title}” too`),
    ...sharing.map(({ component }) => `shares “${stream.component.title}” with “${component.title}”; its brokers take the password of one`),
  ][0];
  if (problem === undefined) return;
  context.report({
    severity: "error",
    code: "ZL-AWS-DEVICES-KAFKA",
    message: `“${context.component.title}” ${problem}.`,
    target: { component: context.component.id },
    hint: "Use Kinesis for the stream, or give each group of devices a stream of its own.",
  });
}

function secretName(part: Part): string {
  return `${SECRET_PREFIX}${nameOf(part, SECRET, "scramSecret")}`;
}

/** A password that nobody sees, and the brokers' word that they take it. */
function signIn(context: LoweringContext, stream: Peer): readonly DesiredResource[] {
  return [
    awsResource(context, {
      name: "scramSecret",
      type: SECRET,
      properties: {
        Name: secretName(context),
        Description: `Kafka password of ${context.component.id}`,
        KmsKeyId: context.platform("encryption-key")?.["keyArn"],
        GenerateSecretString: {
          SecretStringTemplate: JSON.stringify({ username: USER }),
          GenerateStringKey: "password",
          PasswordLength: 32,
          ExcludePunctuation: true,
        },
      },
    }),
    awsResource(context, {
      name: "scramAssociation",
      type: "AWS::MSK::BatchScramSecret",
      properties: { ClusterArn: stream.outputs["clusterArn"], SecretArnList: [ref(context, "scramSecret", "Id")] },
    }),
  ];
}

/** The cloud appends a hyphen and six characters to the name of a secret. */
function ruleRights(context: LoweringContext) {
  return [
    writeLogs(context, LOG_PURPOSE),
    allow(
      ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"],
      [arn(context, "secretsmanager", `secret:${secretName(context)}-??????`)],
    ),
    allow(NETWORK_INTERFACE_ACTIONS, ["*"]),
  ];
}

/** A way from the broker into the private network. */
function destination(context: LoweringContext): DesiredResource {
  const network = privateNetwork(context);
  return awsResource(context, {
    name: "destination",
    type: "AWS::IoT::TopicRuleDestination",
    minutes: [2, 5],
    properties: {
      VpcProperties: {
        SubnetIds: network.privateSubnetIds,
        SecurityGroups: [securityGroupId(context)],
        VpcId: network.vpcId,
        RoleArn: ref(context, "role", "Arn"),
      },
    },
    dependsOn: [policyLogicalName()],
  });
}

function kafkaAction(context: LoweringContext, stream: Peer): LooseMap {
  const field = (key: string): string => `\${get_secret('${secretName(context)}', 'SecretString', '${key}', '${roleArn(context)}')}`;
  return {
    Kafka: {
      DestinationArn: ref(context, "destination", "Arn"),
      Topic: writtenTopic(context, stream)?.topic,
      Key: DEVICE_ID,
      ClientProperties: {
        "bootstrap.servers": join(stream.outputs["bootstrapServersScram"] ?? ""),
        "security.protocol": "SASL_SSL",
        "sasl.mechanism": "SCRAM-SHA-512",
        "sasl.scram.username": field("username"),
        "sasl.scram.password": field("password"),
        acks: "1",
      },
    },
  };
}
