import type { Value } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, optionalText, type Part, textSetting } from "../../../lowering.ts";
import { containerImage } from "../../container-image.ts";
import { reportStreams, waitingForStream } from "../event-source/http-lambda.ts";
import { readStreamLogin, streamLogin } from "../event-stream/stream-login.ts";
import { writtenTopic } from "../event-stream/written-topic.ts";
import { clusterName, fargateService, serviceName } from "../fargate/service.ts";
import { readSecrets, secretArn } from "../secrets/use-secret.ts";

const PORT = 8080;
/** A feed is one connection: what it needs is reading and forwarding, not computing. */
const TASK = { cpu: 0.5, memoryGb: 1 } as const;
const ONE = { min: 1, max: 1 } as const;
const WAITING_FOR_ADDRESS = "its address stands in a secret of the blueprint or in its settings";

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
  refuses: (_self, data, direction, peer) =>
    data === "events" && direction === "out" && peer.component.kind !== "event-stream"
      ? `A feed goes to a stream, not into “${peer.component.title}” itself: put an Event stream between.`
      : undefined,
  lower: (context) => {
    reportStreams(context);
    const names = secretNames(context);
    return fargateService(context, {
      purpose: "feed",
      image: containerImage(context, "runtime"),
      ...TASK,
      port: PORT,
      isBalanced: false,
      environment: environment(context),
      secrets: { ...secretsOf(context, names), ...streamLogin(context) },
      readSecrets: [...readSecrets(context, Object.values(names)), ...readStreamLogin(context)],
      // A task that is taken away misses what is said meanwhile.
      isInterruptible: false,
      waitsFor: waitsFor(context, names),
      replicas: ONE,
    });
  },
};

/** Variable → entry of the Secrets component. */
function secretNames(part: Pick<Part, "component">): Readonly<Record<string, string>> {
  const entries = {
    FEED_URL: optionalText(part, "feedUrlSecret"),
    FEED_TOKEN: isPolled(part) ? optionalText(part, "authSecretName") : undefined,
  };
  return Object.fromEntries(Object.entries(entries).flatMap(([variable, name]) => (name === undefined ? [] : [[variable, name]])));
}

function isPolled(part: Pick<Part, "component">): boolean {
  return textSetting(part, "engine") === "http-poll";
}

function secretsOf(context: LoweringContext, names: Readonly<Record<string, string>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([variable, name]) => {
      const arn = secretArn(context, name);
      if (arn === undefined) reportUnknownSecret(context, name);
      return arn === undefined ? [] : [[variable, arn]];
    }),
  );
}

function reportUnknownSecret(context: LoweringContext, name: string): void {
  context.report({
    severity: "warning",
    code: "ZL-AWS-FEED-SECRET",
    message: `“${context.component.title}” reads the secret “${name}”, which the blueprint does not have.`,
    target: { component: context.component.id },
    hint: `Add a Secrets component with the name “${name}”, or name another entry.`,
  });
}

/** A feed without an address has nothing to read. */
function waitsFor(context: LoweringContext, names: Readonly<Record<string, string>>): string | undefined {
  const stored = names["FEED_URL"];
  const isKnown = stored === undefined ? optionalText(context, "url") !== undefined : secretArn(context, stored) !== undefined;
  return isKnown ? waitingForStream(context).deferredUntil : WAITING_FOR_ADDRESS;
}

function environment(context: LoweringContext): Readonly<Record<string, Value>> {
  const stream = context.outgoing("events")[0];
  const keyField = stream?.component.settings["keyField"];
  const variables: Readonly<Record<string, Value | undefined>> = {
    MODE: "feed",
    PORT: String(PORT),
    ZEROLAKE_OUT_EVENTS: stream && writtenTopic(context, stream)?.uri,
    ZEROLAKE_KEY_FIELD: typeof keyField === "string" && keyField !== "" ? keyField : undefined,
    FEED_KIND: textSetting(context, "engine"),
    FEED_FORMAT: textSetting(context, "format"),
    FEED_URL: optionalText(context, "feedUrlSecret") === undefined ? optionalText(context, "url") : undefined,
    ...(isPolled(context)
      ? { POLL_SECONDS: String(numberSetting(context, "pollSeconds")), AUTH_HEADER: textSetting(context, "authHeader") }
      : { SUBSCRIBE_MESSAGE: optionalText(context, "subscribeMessage") }),
  };
  return Object.fromEntries(Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
