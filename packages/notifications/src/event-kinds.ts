import type { Permission } from "@zerolake/access";

/** Everything that people and programs can be told about, `<thing>.<what happened>`. */
export const EVENT_KINDS = [
  "approval.asked",
  "approval.decided",
  "deployment.succeeded",
  "deployment.failed",
  "deployment.cancelled",
  "drift.found",
  "orphan.found",
  "connection.broken",
  "connection.mended",
  "budget.reached",
  "environment.ill",
  "environment.recovered",
  "audit.broken",
  "invitation.accepted",
  "token.expiring",
] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

/**
 * Who is told of a kind unless they chose otherwise.
 * - `involved`: those whom the event names, such as whoever asked for the deployment.
 * - `approvers`: those whose word the plan waits for.
 * - a permission: those who have it in the place of the event, since it is theirs to act.
 */
export type Audience = "involved" | "approvers" | Permission;

/** `urgent`: somebody has to act, and soon. `normal`: worth knowing today. */
export type Importance = "urgent" | "normal";

export interface KindTerms {
  /** For lists of kinds. */
  readonly title: string;
  readonly importance: Importance;
  readonly audience: Audience;
  /** Nobody without it in the place of the event is told; `null` where it concerns the person alone. */
  readonly sees: Permission | null;
}

/** The one table: a new kind is a line here, its facts in `event.ts` and its sentence in `sentence.ts`. */
export const KIND_TERMS: Readonly<Record<EventKind, KindTerms>> = {
  "approval.asked": { title: "A plan waits for approval", importance: "urgent", audience: "approvers", sees: "deployment:read" },
  "approval.decided": { title: "A plan was approved or discarded", importance: "normal", audience: "involved", sees: "deployment:read" },
  "deployment.succeeded": { title: "A deployment is done", importance: "normal", audience: "involved", sees: "deployment:read" },
  "deployment.failed": { title: "A deployment failed", importance: "urgent", audience: "involved", sees: "deployment:read" },
  "deployment.cancelled": { title: "A deployment was cancelled", importance: "normal", audience: "involved", sees: "deployment:read" },
  "drift.found": { title: "Drift of high severity", importance: "urgent", audience: "drift:decide", sees: "environment:read" },
  "orphan.found": { title: "Resources without a record", importance: "normal", audience: "deployment:destroy", sees: "connection:read" },
  "connection.broken": {
    title: "A connection stopped working",
    importance: "urgent",
    audience: "connection:test",
    sees: "connection:read",
  },
  "connection.mended": { title: "A connection works again", importance: "normal", audience: "connection:test", sees: "connection:read" },
  "budget.reached": { title: "A budget is reached", importance: "urgent", audience: "budget:manage", sees: "project:read" },
  "environment.ill": { title: "An environment is unwell", importance: "urgent", audience: "deployment:plan", sees: "environment:read" },
  "environment.recovered": {
    title: "An environment is well again",
    importance: "normal",
    audience: "deployment:plan",
    sees: "environment:read",
  },
  "audit.broken": { title: "The audit log is not as it was written", importance: "urgent", audience: "audit:read", sees: "audit:read" },
  "invitation.accepted": { title: "Somebody accepted an invitation", importance: "normal", audience: "involved", sees: "member:read" },
  "token.expiring": { title: "A token ends soon", importance: "urgent", audience: "involved", sees: null },
};

export function isEventKind(kind: string): kind is EventKind {
  return Object.hasOwn(KIND_TERMS, kind);
}
