import type { DesiredResource, Value } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part, type Statement } from "../../../lowering.ts";
import { GRANTS, grant, memberAddress, members } from "../iam.ts";
import { nameOf, pathOf } from "../names.ts";
import { BUCKET } from "../private-bucket.ts";
import { serviceAgentMember } from "../project.ts";
import { gcpResource } from "../resource.ts";
import { deadLetterPath, deadLetterPolicy, KEEP_SECONDS, moveRights, SUBSCRIPTION, topicsOf } from "./undelivered.ts";

const BUFFER_SECONDS = { min: 60, max: 600 } as const;
const BYTES_PER_MB = 1_048_576;
const RAW = "raw/";

/** Pub/Sub itself writes events into files, as its own service agent. */
export const pubsubStorage: Lowering = {
  cloud: "gcp",
  kind: "stream-delivery",
  variant: "pubsub-storage",
  service: "Pub/Sub Cloud Storage subscription",
  gap: "files are Avro, never Parquet; a file is written every one to ten minutes",
  minutes: [1, 2],
  outputs: () => ({ ports: {} }),
  lower: (context) => {
    const deliveries = deliveriesOf(context);
    const rights = deliveries.flatMap((one) => [
      ...writeRights(context, one),
      ...moveRights(one.deadLetterPath, subscriptionPath(context, one.key)),
    ]);
    return [
      ...members(context, { name: GRANTS, member: serviceAgentMember(context, "pubsub.googleapis.com"), statements: rights }),
      ...deliveries.map((one) => subscription(context, one)),
    ];
  },
};

interface Delivery {
  /** Repeat key: the store and the topic. */
  readonly key: string;
  readonly topic: string;
  readonly topicPath: string;
  readonly deadLetterPath: Value | undefined;
  readonly bucket: string;
  readonly prefix: string;
}

function deliveriesOf(context: LoweringContext): readonly Delivery[] {
  return context.outgoing("files").flatMap((store) => {
    const { bucketName, prefixes } = store.outputs;
    if (typeof bucketName !== "string") return [];
    const prefix = Array.isArray(prefixes) && typeof prefixes[0] === "string" ? prefixes[0] : RAW;
    return context.incoming("events").flatMap((stream) =>
      topicsOf(stream).map(({ topic, path }) => ({
        key: `${store.component.id}.${topic}`,
        topic,
        topicPath: path,
        deadLetterPath: deadLetterPath(context, stream),
        bucket: bucketName,
        prefix,
      })),
    );
  });
}

function writeRights(part: Part, { bucket }: Delivery): readonly Statement[] {
  const on = { type: BUCKET, path: pathOf(part, BUCKET, { name: bucket }) };
  return [grant("roles/storage.objectCreator", on), grant("roles/storage.legacyBucketReader", on)];
}

function subscriptionPath(part: Part, key: string): string {
  return pathOf(part, SUBSCRIPTION, { name: nameOf(part, SUBSCRIPTION, "delivery", key) });
}

function subscription(context: LoweringContext, delivery: Delivery): DesiredResource {
  const seconds = Math.min(BUFFER_SECONDS.max, Math.max(BUFFER_SECONDS.min, numberSetting(context, "bufferSeconds")));
  return gcpResource(context, {
    name: "delivery",
    key: delivery.key,
    type: SUBSCRIPTION,
    at: { name: nameOf(context, SUBSCRIPTION, "delivery", delivery.key) },
    properties: {
      name: subscriptionPath(context, delivery.key),
      topic: delivery.topicPath,
      cloudStorageConfig: {
        bucket: delivery.bucket,
        filenamePrefix: `${delivery.prefix}${delivery.topic}/`,
        filenameSuffix: ".avro",
        filenameDatetimeFormat: "YYYY/MM/DD/hh_mm_ssZ",
        avroConfig: { writeMetadata: true },
        maxDuration: `${seconds}s`,
        maxBytes: String(numberSetting(context, "bufferMb") * BYTES_PER_MB),
      },
      messageRetentionDuration: KEEP_SECONDS,
      expirationPolicy: {},
      deadLetterPolicy: deadLetterPolicy(delivery.deadLetterPath),
    },
    // The creation is refused until the agent can write.
    dependsOn: writeRights(context, delivery).map((right) => memberAddress(context, GRANTS, right)),
  });
}
