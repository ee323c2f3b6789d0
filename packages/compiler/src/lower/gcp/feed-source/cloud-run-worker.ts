import { type Lowering, type LoweringContext, numberSetting, optionalText, type Part, textSetting } from "../../../lowering.ts";
import { containerImage } from "../../container-image.ts";
import { runWorker } from "../cloud-run/worker.ts";
import { writingLogin } from "../event-stream/stream-login.ts";
import { writingEnvironment } from "../event-stream/written-topic.ts";
import { workloadIdentity } from "../iam.ts";
import { readSecrets, secretPath } from "../secrets/use-secret.ts";

const WAITING_FOR_ADDRESS = "its address stands in a secret of the blueprint or in its settings";

/** One container that holds the connection to a feed and puts what it says on the stream. */
export const feedWorker: Lowering = {
  cloud: "gcp",
  kind: "feed-source",
  variant: "cloud-run-worker",
  service: "Cloud Run worker pool",
  gap: "one worker per feed; a secret that it reads must have a value before it is deployed",
  minutes: [1, 4],
  outputs: (part) => ({ ports: { events: { protocol: "feed", region: part.target.region } } }),
  refuses: (_self, data, direction, peer) =>
    data === "events" && direction === "out" && peer.component.kind !== "event-stream"
      ? `A feed goes to a stream, not into “${peer.component.title}” itself: put an Event stream between.`
      : undefined,
  lower: (context) => {
    const names = secretNames(context);
    const login = writingLogin(context);
    for (const name of Object.values(names)) if (secretPath(context, name) === undefined) reportUnknownSecret(context, name);
    return [
      ...workloadIdentity(context, readSecrets(context, Object.values(names))),
      runWorker(context, {
        image: containerImage(context, "runtime"),
        environment: environment(context),
        secrets: { ...secretsOf(context, names), ...login.secrets },
        after: login.after,
        cpu: "1",
        memory: "512Mi",
        waitsFor: waitsFor(context, names),
      }),
    ];
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

function secretsOf(context: LoweringContext, names: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([variable, name]) => {
      const path = secretPath(context, name);
      return path === undefined ? [] : [[variable, path]];
    }),
  );
}

function reportUnknownSecret(context: LoweringContext, name: string): void {
  context.report({
    severity: "warning",
    code: "ZL-GCP-FEED-SECRET",
    message: `“${context.component.title}” reads the secret “${name}”, which the blueprint does not have.`,
    target: { component: context.component.id },
    hint: `Add a Secrets component with the name “${name}”, or name another entry.`,
  });
}

/** A feed without an address has nothing to read. */
function waitsFor(context: LoweringContext, names: Readonly<Record<string, string>>): string | undefined {
  const stored = names["FEED_URL"];
  const isKnown = stored === undefined ? optionalText(context, "url") !== undefined : secretPath(context, stored) !== undefined;
  return isKnown ? undefined : WAITING_FOR_ADDRESS;
}

function environment(context: LoweringContext) {
  return {
    MODE: "feed",
    ...writingEnvironment(context, context.outgoing("events")[0]),
    FEED_KIND: textSetting(context, "engine"),
    FEED_FORMAT: textSetting(context, "format"),
    FEED_URL: optionalText(context, "feedUrlSecret") === undefined ? optionalText(context, "url") : undefined,
    ...(isPolled(context)
      ? { POLL_SECONDS: String(numberSetting(context, "pollSeconds")), AUTH_HEADER: textSetting(context, "authHeader") }
      : { SUBSCRIBE_MESSAGE: optionalText(context, "subscribeMessage") }),
  };
}
