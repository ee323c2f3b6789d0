import type { Value } from "@zerolake/resources";
import { type LoweringContext, numberSetting, optionalText, type Part, type Peer, textSetting } from "../../lowering.ts";

const WAITING_FOR_ADDRESS = "its address stands in a secret of the blueprint or in its settings";

type Variables<V> = Readonly<Record<string, V>>;

/** What differs between the clouds. */
export interface FeedPlace<Secret> {
  /** Code of the warning about a secret that the blueprint does not have. */
  readonly unknownSecretCode: string;
  /** How a program of this cloud asks for an entry of the Secrets component; `undefined` = there is no such entry. */
  secretOf(name: string): Secret | undefined;
  /** The variables that tell the program where its events go. */
  readonly toStream: Variables<Value | undefined>;
}

/** The program that holds the connection to a feed, as every cloud starts it. */
export interface FeedProgram<Secret> {
  readonly environment: Variables<Value | undefined>;
  /** Variable → secret, of those that the blueprint has. */
  readonly secrets: Variables<Secret>;
  /** Entries of the Secrets component that it reads. */
  readonly secretNames: readonly string[];
  /** A feed without an address has nothing to read. */
  readonly waitsFor: string | undefined;
}

/** What a feed's program is told and what it may not start without; warns about secrets that the blueprint does not have. */
export function feedProgram<Secret>(context: LoweringContext, place: FeedPlace<Secret>): FeedProgram<Secret> {
  const known = namedSecrets(context).flatMap(([variable, name]) => {
    const secret = place.secretOf(name);
    if (secret === undefined) reportUnknownSecret(context, name, place.unknownSecretCode);
    return secret === undefined ? [] : [{ variable, name, secret }];
  });
  const url = optionalText(context, "feedUrlSecret") === undefined ? optionalText(context, "url") : undefined;
  const hasAddress = url !== undefined || known.some(({ variable }) => variable === "FEED_URL");
  return {
    environment: {
      MODE: "feed",
      ...place.toStream,
      FEED_KIND: textSetting(context, "engine"),
      FEED_FORMAT: textSetting(context, "format"),
      FEED_URL: url,
      ...(isPolled(context)
        ? { POLL_SECONDS: String(numberSetting(context, "pollSeconds")), AUTH_HEADER: textSetting(context, "authHeader") }
        : { SUBSCRIBE_MESSAGE: optionalText(context, "subscribeMessage") }),
    },
    secrets: Object.fromEntries(known.map(({ variable, secret }) => [variable, secret])),
    secretNames: known.map(({ name }) => name),
    waitsFor: hasAddress ? undefined : WAITING_FOR_ADDRESS,
  };
}

/** Its events have one way out: what is no stream cannot keep them. */
export function feedRefuses(
  _self: unknown,
  data: string,
  direction: "in" | "out",
  { component }: Pick<Peer, "component">,
): string | undefined {
  return data === "events" && direction === "out" && component.kind !== "event-stream"
    ? `A feed goes to a stream, not into “${component.title}” itself: put an Event stream between.`
    : undefined;
}

/** Variable and entry of the Secrets component, as the settings name them. */
function namedSecrets(part: Pick<Part, "component">): readonly (readonly [variable: string, name: string])[] {
  const address = optionalText(part, "feedUrlSecret");
  const token = isPolled(part) ? optionalText(part, "authSecretName") : undefined;
  return [
    ...(address === undefined ? [] : [["FEED_URL", address] as const]),
    ...(token === undefined ? [] : [["FEED_TOKEN", token] as const]),
  ];
}

function isPolled(part: Pick<Part, "component">): boolean {
  return textSetting(part, "engine") === "http-poll";
}

function reportUnknownSecret(context: LoweringContext, name: string, code: string): void {
  context.report({
    severity: "warning",
    code,
    message: `“${context.component.title}” reads the secret “${name}”, which the blueprint does not have.`,
    target: { component: context.component.id },
    hint: `Add a Secrets component with the name “${name}”, or name another entry.`,
  });
}
