import type { Lowering, LoweringContext } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { ref } from "../../part-address.ts";
import { writtenTopic } from "../event-stream/written-topic.ts";
import { policyLogicalName, workloadRole } from "../iam.ts";
import { writeLogs } from "../log-group.ts";

import { DEVICE_ID, deviceOutputs, devicePolicy, deviceRule, IOT, LOG_PURPOSE } from "./devices.ts";

const WAITING_FOR_STREAM = "an event stream is wired to it";

/** The account's MQTT broker with a rule that puts readings on the stream; nothing to run. */
export const iotToKinesis: Lowering = {
  cloud: "aws",
  kind: "device-source",
  variant: "iot-to-kinesis",
  service: "AWS IoT Core",
  gap: "a message has at most 128 KB; certificates are handed out by your device team",
  minutes: [0, 2],
  outputs: deviceOutputs,
  lower: (context) => {
    const actions = context.outgoing("events").flatMap((peer) => actionsFor(peer, context));
    return [
      devicePolicy(context),
      ...workloadRole(context, { services: [IOT], baseline: [writeLogs(context, LOG_PURPOSE)] }),
      ...deviceRule(context, {
        actions,
        dependsOn: [policyLogicalName()],
        ...(actions.length === 0 ? { deferredUntil: WAITING_FOR_STREAM } : {}),
      }),
    ];
  },
};

/** A stream takes readings in the order of each device; managed delivery takes them as lines. */
function actionsFor(peer: ReturnType<LoweringContext["outgoing"]>[number], context: LoweringContext): readonly LooseMap[] {
  const RoleArn = ref(context, "role", "Arn");
  const DeliveryStreamName = peer.outputs["deliveryStreamName"];
  if (DeliveryStreamName !== undefined) return [{ Firehose: { RoleArn, DeliveryStreamName, Separator: "\n", BatchMode: false } }];
  const StreamName = writtenTopic(context, peer)?.streamName;
  return StreamName === undefined ? [] : [{ Kinesis: { RoleArn, StreamName, PartitionKey: DEVICE_ID } }];
}
