import { APPROVAL_RULES, ROLES } from "@zerolake/access";
import * as z from "zod";
import { EVENT_KINDS, type EventKind } from "./event-kinds.ts";

const named = z.object({ id: z.string(), name: z.string() });
const numbered = z.object({ number: z.int() });

/** What each kind tells beside its place; kept with the event and read again, so every change is additive. */
const FACTS = {
  "approval.asked": numbered.extend({
    terms: z.object({ approvalRule: z.enum(APPROVAL_RULES), approvalRoles: z.array(z.enum(ROLES)) }),
    /** Those whose word may not count. */
    authorIds: z.array(z.string()),
  }),
  "approval.decided": numbered.extend({ decision: z.enum(["approved", "discarded", "expired"]), by: z.string().exactOptional() }),
  "deployment.succeeded": numbered,
  "deployment.failed": numbered.extend({ cause: z.string().exactOptional() }),
  "deployment.cancelled": numbered.extend({ by: z.string().exactOptional() }),
  "drift.found": z.object({ findings: z.int().min(1), example: z.string() }),
  "orphan.found": z.object({ findings: z.int().min(1), connection: named }),
  "connection.broken": z.object({ connection: named, message: z.string() }),
  "connection.mended": z.object({ connection: named }),
  "budget.reached": z.object({ budgetUsd: z.number(), monthlyUsd: z.number() }),
  "environment.ill": z.object({ reason: z.string(), component: z.string().exactOptional() }),
  "environment.recovered": z.object({}),
  "audit.broken": z.object({ findings: z.int().min(1) }),
  "invitation.accepted": z.object({ name: z.string(), role: z.string() }),
  "token.expiring": z.object({ token: named, expiresAt: z.string() }),
} as const satisfies Record<EventKind, z.ZodType>;

export type FactsOf<Kind extends EventKind> = z.infer<(typeof FACTS)[Kind]>;

const place = named.extend({ slug: z.string() });

const frameSchema = z.object({
  kind: z.enum(EVENT_KINDS),
  /** What it is about, e.g. `deployment:<id>`: the same said again about the same thing is told once. */
  thing: z.string().min(1).max(200),
  project: place.exactOptional(),
  environment: place.exactOptional(),
  /** Whose own deed it is: they know. */
  actorId: z.string().exactOptional(),
  /** Whom it concerns. */
  involvedIds: z.array(z.string()).exactOptional(),
  facts: z.unknown(),
});

type Frame = Omit<z.infer<typeof frameSchema>, "kind" | "facts">;

/** Something that has happened, as people and programs are told of it. Holds no secret: it leaves the installation. */
export type NotificationEvent = { readonly [Kind in EventKind]: Frame & { readonly kind: Kind; readonly facts: FactsOf<Kind> } }[EventKind];

/** Reads a stored event; throws a ZodError when it is none. */
export function parseEvent(stored: unknown): NotificationEvent {
  const frame = frameSchema.parse(stored);
  return { ...frame, facts: FACTS[frame.kind].parse(frame.facts) } as NotificationEvent;
}
