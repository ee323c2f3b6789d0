import fc from "fast-check";
import type { NotificationEvent } from "./event.ts";
import type { EventKind } from "./event-kinds.ts";

const terms = { approvalRule: "otherApprover", approvalRoles: [] } as const;
const connection = { id: "c-1", name: "AWS data-prod" };

const EXAMPLE_FACTS: { readonly [Kind in EventKind]: (NotificationEvent & { readonly kind: Kind })["facts"] } = {
  "approval.asked": { number: 128, terms: { ...terms, approvalRoles: [] }, authorIds: ["author"] },
  "approval.decided": { number: 128, decision: "approved", by: "Mira" },
  "deployment.succeeded": { number: 128 },
  "deployment.failed": { number: 128, cause: "AWS has no capacity." },
  "deployment.cancelled": { number: 128, by: "Ken" },
  "drift.found": { findings: 3, example: "store.bucket PublicAccess" },
  "orphan.found": { findings: 2, connection },
  "connection.broken": { connection, message: "The role may not be assumed." },
  "connection.mended": { connection },
  "budget.reached": { budgetUsd: 1_000, monthlyUsd: 12_400.4 },
  "environment.ill": { reason: "1,200 records wait to be read.", component: "Orders stream" },
  "environment.recovered": {},
  "audit.broken": { findings: 1 },
  "invitation.accepted": { name: "Ken", role: "editor" },
  "token.expiring": { token: { id: "t-1", name: "CI" }, expiresAt: "2026-12-03T10:00:00.000Z" },
};

const PROJECT = { id: "p-1", slug: "lakehouse-eu", name: "Lakehouse EU" };
const ENVIRONMENT = { id: "e-1", slug: "prod", name: "prod" };

/** One event of a kind, in Lakehouse EU → prod, done by `doer` and concerning `asker`. */
export function exampleEvent(kind: EventKind): NotificationEvent {
  const frame = { thing: "deployment:d-1", project: PROJECT, environment: ENVIRONMENT, actorId: "doer", involvedIds: ["asker", "doer"] };
  return { ...frame, kind, facts: EXAMPLE_FACTS[kind] } as NotificationEvent;
}

/** Any kind of event. */
export const anyEvent = fc.constantFrom(...(Object.keys(EXAMPLE_FACTS) as EventKind[])).map(exampleEvent);
