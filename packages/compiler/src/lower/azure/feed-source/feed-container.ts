import type { DesiredResource, Value } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { containerImage } from "../../container-image.ts";
import { feedProgram } from "../../feeds/feed-program.ts";
import { keyFieldOf } from "../../key-field.ts";
import { workloadIdentity } from "../access.ts";
import { pullImages } from "../container-registry/pull-images.ts";
import { containerApp } from "../containers/container-app.ts";
import { writingLogin } from "../event-stream/stream-login.ts";
import { writtenHub } from "../event-stream/written-hub.ts";
import { readSecrets, secretUri } from "../secrets/use-secret.ts";

/** A feed is one connection: what it needs is reading and forwarding, not computing. */
const SIZE = { cpu: 0.5, memoryGb: 1 };
const ONE = { min: 1, max: 1 };
const WAITING_FOR_STREAM = "an event stream is wired to it";

/** One container that holds the connection to a feed, or asks it again and again, and puts what it says on the stream. */
export function feedContainer(context: LoweringContext): readonly DesiredResource[] {
  const feed = feedProgram(context, {
    unknownSecretCode: "ZL-AZURE-FEED-SECRET",
    // A container app names entries; it looks their addresses up itself.
    secretOf: (name) => (secretUri(context, name) === undefined ? undefined : name),
    toStream: toStream(context),
  });
  return [
    ...workloadIdentity(context, [...pullImages(context), ...readSecrets(context, feed.secretNames)]),
    containerApp(context, {
      image: containerImage(context, "runtime"),
      ...SIZE,
      environment: feed.environment,
      secrets: feed.secrets,
      ...writingLogin(context),
      replicas: ONE,
      waitsFor: feed.waitsFor ?? (context.outgoing("events").length === 0 ? WAITING_FOR_STREAM : undefined),
    }),
  ];
}

function toStream(context: LoweringContext): Readonly<Record<string, Value | undefined>> {
  const stream = context.outgoing("events")[0];
  return {
    PORT: "8080",
    ZEROLAKE_OUT_EVENTS: stream && writtenHub(context, stream.outputs),
    ZEROLAKE_KEY_FIELD: keyFieldOf(stream),
  };
}
