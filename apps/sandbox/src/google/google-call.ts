import type { Exchange } from "../http/exchange.ts";
import type { Sandbox } from "../sandbox.ts";
import type { Place } from "../store/records.ts";

/** One request of somebody with a valid token. */
export interface GoogleCall {
  readonly sandbox: Sandbox;
  readonly exchange: Exchange;
  readonly host: string;
  /** Address on the host, decoded, with its slash in front. */
  readonly path: string;
  /** The project of the account; every caller works in its own. */
  readonly project: string;
  readonly projectNumber: string;
  /** The account that the token belongs to. */
  readonly caller: string;
  /** The vendor's id of what is asked for, such as `pubsub.projects.topics.create`; absent where no document knows the address. */
  readonly methodId?: string;
}

/** Google's resources say themselves where they lie, so one scope holds all of a project. */
export function placeOf({ project }: Pick<GoogleCall, "project">): Place {
  return { cloud: "gcp", account: project, scope: "global" };
}

/** Twelve digits that belong to a project for good. */
export function numberOf(project: string): string {
  return String(Array.from(project).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 899_999_999_999, 7) + 100_000_000_000);
}
