import type { Value } from "@zerolake/resources";
import type { Lowering, LoweringContext } from "../../../lowering.ts";
import { containerImage } from "../../container-image.ts";
import { feedProgram, feedRefuses } from "../../feeds/feed-program.ts";
import { keyFieldOf } from "../../key-field.ts";
import { compact } from "../../loose-map.ts";
import { reportStreams, waitingForStream } from "../event-source/http-lambda.ts";
import { readStreamLogin, streamLogin } from "../event-stream/stream-login.ts";
import { writtenTopic } from "../event-stream/written-topic.ts";
import { clusterName, fargateService, serviceName } from "../fargate/service.ts";
import { readSecrets, secretArn } from "../secrets/use-secret.ts";

const PORT = 8080;
/** A feed is one connection: what it needs is reading and forwarding, not computing. */
const TASK = { cpu: 0.5, memoryGb: 1 } as const;
const ONE = { min: 1, max: 1 } as const;

/** One container that holds the connection to a feed and puts what it says on the stream. */
export const feedFargate: Lowering = {
  cloud: "aws",
  kind: "feed-source",
  variant: "ecs-fargate",
  service: "Amazon ECS on AWS Fargate",
  gap: "one task per feed, so a new version misses what is said in the seconds between",
  minutes: [2, 5],
  needs: ["network"],
  outputs: (part) => ({
    ports: {
      events: { protocol: "feed", clusterName: clusterName(part), serviceName: serviceName(part), region: part.target.region },
    },
  }),
  refuses: feedRefuses,
  lower: (context) => {
    reportStreams(context);
    const feed = feedProgram(context, {
      unknownSecretCode: "ZL-AWS-FEED-SECRET",
      secretOf: (name) => secretArn(context, name),
      toStream: toStream(context),
    });
    return fargateService(context, {
      purpose: "feed",
      image: containerImage(context, "runtime"),
      ...TASK,
      port: PORT,
      isBalanced: false,
      environment: compact(feed.environment),
      secrets: { ...feed.secrets, ...streamLogin(context) },
      readSecrets: [...readSecrets(context, feed.secretNames), ...readStreamLogin(context)],
      // A task that is taken away misses what is said meanwhile.
      isInterruptible: false,
      waitsFor: feed.waitsFor ?? waitingForStream(context).deferredUntil,
      replicas: ONE,
    });
  },
};

function toStream(context: LoweringContext): Readonly<Record<string, Value | undefined>> {
  const stream = context.outgoing("events")[0];
  return {
    PORT: String(PORT),
    ZEROLAKE_OUT_EVENTS: stream && writtenTopic(context, stream)?.uri,
    ZEROLAKE_KEY_FIELD: keyFieldOf(stream),
  };
}
