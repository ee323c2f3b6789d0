import { CAUSE_CERTAINTIES, type DriftCause, type DriftFinding } from "@zerolake/drift";
import type { Value } from "@zerolake/resources";
import * as z from "zod";
import type { DriftFinding as DriftRow } from "../generated/client.ts";

const causeSchema: z.ZodType<DriftCause> = z.object({
  certainty: z.enum(CAUSE_CERTAINTIES),
  actor: z.exactOptional(z.string()),
  action: z.exactOptional(z.string()),
  at: z.exactOptional(z.string()),
  source: z.exactOptional(z.string()),
});

const valueSchema = z.json() as unknown as z.ZodType<Value>;

/** A finding as it is stored. */
export interface StoredDrift extends DriftFinding {
  readonly id: string;
  readonly environmentId: string;
  readonly state: "open" | "ignored" | "gone";
  readonly cause: DriftCause;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly ignoredUntil: Date | null;
  readonly ignoredReason: string | null;
}

/** Stored JSON is read as untrusted. What was ignored up to a time that has passed is open again. */
export function readDrift(row: DriftRow, now: Date): StoredDrift {
  const { recorded, observed, isSensitive, ignoredUntil, kind, path, address, component, type, severity, why } = row;
  const isIgnored = row.state === "ignored" && ignoredUntil !== null && ignoredUntil > now;
  return {
    id: row.id,
    environmentId: row.environmentId,
    address,
    component,
    type,
    kind,
    path,
    ...(recorded === null ? {} : { recorded: valueSchema.parse(recorded) }),
    ...(observed === null ? {} : { observed: valueSchema.parse(observed) }),
    ...(isSensitive ? { isSensitive } : {}),
    severity,
    why,
    state: row.state === "gone" ? "gone" : isIgnored ? "ignored" : "open",
    cause: causeSchema.parse(row.cause),
    firstSeenAt: row.firstSeenAt,
    lastSeenAt: row.lastSeenAt,
    ignoredUntil: isIgnored ? ignoredUntil : null,
    ignoredReason: isIgnored ? row.ignoredReason : null,
  };
}
