import type { DesiredResource, Value } from "@zerolake/resources";
import { type LoweringContext, numberSetting, optionalText, type Part, textSetting } from "../../../lowering.ts";
import { containerImage } from "../../container-image.ts";
import { workloadIdentity } from "../access.ts";
import { keyFieldOf } from "../app-service/environment.ts";
import { containerApp } from "../containers/container-app.ts";
import { containerRights } from "../containers/container-program.ts";
import { writtenHub } from "../event-stream/written-hub.ts";
import { readSecrets, secretUri } from "../secrets/use-secret.ts";

/** A feed is one connection: what it needs is reading and forwarding, not computing. */
const SIZE = { cpu: 0.5, memoryGb: 1 };
const ONE = { min: 1, max: 1 };
const WAITING_FOR_ADDRESS = "its address stands in a secret of the blueprint or in its settings";
const WAITING_FOR_STREAM = "an event stream is wired to it";

/** One container that holds the connection to a feed, or asks it again and again, and puts what it says on the stream. */
export function feedContainer(context: LoweringContext): readonly DesiredResource[] {
  const secrets = knownSecrets(context);
  return [
    ...workloadIdentity(context, [...containerRights(context), ...readSecrets(context, Object.values(secrets))]),
    containerApp(context, {
      image: containerImage(context, "runtime"),
      ...SIZE,
      environment: environment(context),
      secrets,
      replicas: ONE,
      waitsFor: waitsFor(context, secrets),
    }),
  ];
}

/** Variable → entry of the Secrets component, of those that it has. */
function knownSecrets(context: LoweringContext): Readonly<Record<string, string>> {
  const named = {
    FEED_URL: optionalText(context, "feedUrlSecret"),
    FEED_TOKEN: isPolled(context) ? optionalText(context, "authSecretName") : undefined,
  };
  return Object.fromEntries(
    Object.entries(named).flatMap(([variable, name]) => {
      if (name === undefined) return [];
      const isKnown = secretUri(context, name) !== undefined;
      if (!isKnown) reportUnknownSecret(context, name);
      return isKnown ? [[variable, name] as const] : [];
    }),
  );
}

function environment(context: LoweringContext): Readonly<Record<string, Value | undefined>> {
  const stream = context.outgoing("events")[0];
  return {
    MODE: "feed",
    PORT: "8080",
    ZEROLAKE_OUT_EVENTS: stream && writtenHub(context, stream.outputs),
    ZEROLAKE_KEY_FIELD: keyFieldOf(stream),
    FEED_KIND: textSetting(context, "engine"),
    FEED_FORMAT: textSetting(context, "format"),
    FEED_URL: optionalText(context, "feedUrlSecret") === undefined ? optionalText(context, "url") : undefined,
    ...(isPolled(context)
      ? { POLL_SECONDS: String(numberSetting(context, "pollSeconds")), AUTH_HEADER: textSetting(context, "authHeader") }
      : { SUBSCRIBE_MESSAGE: optionalText(context, "subscribeMessage") }),
  };
}

/** A feed without an address has nothing to read. */
function waitsFor(context: LoweringContext, secrets: Readonly<Record<string, string>>): string | undefined {
  const hasAddress =
    secrets["FEED_URL"] !== undefined ||
    (optionalText(context, "feedUrlSecret") === undefined && optionalText(context, "url") !== undefined);
  if (!hasAddress) return WAITING_FOR_ADDRESS;
  return context.outgoing("events").length === 0 ? WAITING_FOR_STREAM : undefined;
}

function isPolled(part: Pick<Part, "component">): boolean {
  return textSetting(part, "engine") === "http-poll";
}

function reportUnknownSecret(context: LoweringContext, name: string): void {
  context.report({
    severity: "warning",
    code: "ZL-AZURE-FEED-SECRET",
    message: `“${context.component.title}” reads the secret “${name}”, which the blueprint does not have.`,
    target: { component: context.component.id },
    hint: `Add a Secrets component with the name “${name}”, or name another entry.`,
  });
}

export function refusesAllButStreams(
  _self: unknown,
  data: string,
  direction: "in" | "out",
  peer: { readonly component: { readonly kind: string; readonly title: string } },
): string | undefined {
  return data === "events" && direction === "out" && peer.component.kind !== "event-stream"
    ? `A feed goes to a stream, not into “${peer.component.title}” itself: put an Event stream between.`
    : undefined;
}
