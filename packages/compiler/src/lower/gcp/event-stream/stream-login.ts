import type { LoweringContext, Part, Peer } from "../../../lowering.ts";
import { KEY_SECRET, userKeyAddress } from "../../confluent/stream-users.ts";
import { nameOf, pathOf } from "../names.ts";
import { SECRET } from "../secrets/secret-place.ts";

/** Resource name of the secret that keeps the key of one user of a stream outside the cloud. */
export function loginSecretPath(stream: Pick<Part, "component" | "target">, user: string): string {
  return pathOf(stream, SECRET, { name: nameOf(stream, SECRET, KEY_SECRET, user) });
}

/** How a program signs in at a stream outside the cloud. */
export interface StreamLogin {
  readonly secretPath: string;
  /** Without the key in its secret the program does not start. */
  readonly after: string;
}

/** The login of a program at a stream that it writes or reads; nothing where its identity is enough. */
export function streamLogin(user: Pick<LoweringContext, "component" | "target">, stream: Peer | undefined): StreamLogin | undefined {
  if (stream?.outputs["login"] !== "plain") return undefined;
  const secretPath = loginSecretPath({ component: stream.component, target: user.target }, user.component.id);
  return { secretPath, after: userKeyAddress(stream, user) };
}

/** The same as a program of ours reads it while it writes. */
export function writingLogin(context: LoweringContext): {
  readonly secrets: Readonly<Record<string, string>>;
  readonly after: readonly string[];
} {
  const login = streamLogin(context, context.outgoing("events")[0]);
  return login ? { secrets: { ZEROLAKE_EVENTS_LOGIN: login.secretPath }, after: [login.after] } : { secrets: {}, after: [] };
}
