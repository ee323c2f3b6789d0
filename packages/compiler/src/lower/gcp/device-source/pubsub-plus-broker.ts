import { reference } from "@zerolake/resources";
import { type Lowering, type LoweringContext, optionalText, textSetting } from "../../../lowering.ts";
import { containerImage } from "../../container-image.ts";
import { addressIn } from "../../part-address.ts";
import { runWorker } from "../cloud-run/worker.ts";
import { collector } from "../event-source/cloud-run.ts";
import { writingEnvironment } from "../event-stream/written-topic.ts";
import { workloadIdentity } from "../iam.ts";

/** Devices send over HTTPS to a collector; a broker of one's own is listened to by a bridge. */
export const pubsubPlusBroker: Lowering = {
  cloud: "gcp",
  kind: "device-source",
  variant: "pubsub-plus-broker",
  service: "Cloud Run, beside an MQTT broker of your own",
  gap: "Google has no MQTT broker: no registry of devices, no certificate per device, no shadows; without a broker of yours devices send over HTTPS",
  minutes: [1, 4],
  outputs: (part) => ({
    ports: { events: { protocol: "https POST", url: reference(addressIn(part, "service"), "uri"), region: part.target.region } },
  }),
  lower: (context) => {
    const brokerUrl = optionalText(context, "brokerUrl");
    if (brokerUrl === undefined) reportNoBroker(context);
    return [...workloadIdentity(context), ...collector(context), ...(brokerUrl === undefined ? [] : [bridge(context, brokerUrl)])];
  },
};

function reportNoBroker(context: LoweringContext): void {
  if (textSetting(context, "protocol") !== "mqtt") return;
  context.report({
    severity: "warning",
    code: "ZL-GCP-DEVICES-NO-BROKER",
    message: `The devices of “${context.component.title}” speak MQTT, which Google has no broker for: they can send over HTTPS.`,
    target: { component: context.component.id, setting: "brokerUrl" },
    hint: "Name the address of a broker that you run, or choose https as their protocol.",
  });
}

/** An image of yours: it subscribes to the broker and forwards what it hears to the same topic. */
function bridge(context: LoweringContext, brokerUrl: string) {
  return runWorker(context, {
    image: containerImage(context, "mqtt-bridge"),
    environment: { MQTT_URL: brokerUrl, ...writingEnvironment(context, context.outgoing("events")[0]) },
    cpu: "1",
    memory: "512Mi",
  });
}
