import type { ErrorRule } from "../error-rule.ts";

/** What an answer may mean, whichever service gave it. */
export type Meaning =
  | "slowDown"
  | "fault"
  | "busy"
  | "quota"
  | "invalid"
  | "permission"
  | "credentials"
  | "propagation"
  | "gone"
  | "exists"
  | "holdsData"
  | "unavailable";

/** The same in the words of one service. */
export function rulesOf(service: string): Readonly<Record<Meaning, ErrorRule>> {
  return {
    slowDown: { class: "throttled", remedy: `${service} asks us to slow down; Zerolake tries again.` },
    fault: { class: "retryable", cause: "mayExist", remedy: `${service} had a fault; Zerolake looks what exists and tries again.` },
    busy: {
      class: "conflict",
      cause: "busy",
      remedy: "Another change runs on this resource, or something still uses it; Zerolake waits until that has ended.",
    },
    quota: {
      class: "quota",
      remedy: `A limit of the account at ${service} is reached. Ask for a higher one, or remove what is not needed, then deploy again.`,
    },
    invalid: {
      class: "invalid",
      remedy: `${service} refuses these properties. Change the setting that the message names, then plan again.`,
    },
    permission: {
      class: "permission",
      remedy: `The connection's identity at ${service} lacks a right. Give it the one that the message names, then deploy again.`,
    },
    credentials: {
      class: "permission",
      remedy: `${service} does not accept the connection's credentials. Check or renew them on the connection's page, then deploy again.`,
    },
    propagation: {
      class: "permission",
      cause: "propagation",
      remedy: "A role or a grant that was just made is not known everywhere yet; Zerolake tries again for some minutes.",
    },
    gone: { class: "notFound", remedy: "It does not exist any more: somebody deleted it, or it never came about." },
    exists: {
      class: "conflict",
      cause: "alreadyExists",
      remedy: "A resource with this name exists and is not ours. Rename or import it, or delete it, then deploy again.",
    },
    holdsData: {
      class: "conflict",
      remedy:
        "It still holds data, and Zerolake never empties anything without consent. Empty it, or consent to losing it, then deploy again.",
    },
    unavailable: { class: "terminal", remedy: `${service} cannot do this for the account as it is. The message says what is missing.` },
  };
}

/** What a status says when the code says nothing. */
export function meaningOfStatus(status: number): Meaning {
  if (status >= 500) return "fault";
  const known: Readonly<Record<number, Meaning>> = {
    401: "credentials",
    402: "quota",
    403: "permission",
    404: "gone",
    409: "exists",
    412: "busy",
    423: "busy",
    429: "slowDown",
  };
  return known[status] ?? "invalid";
}
