import type { AuditFilter } from "@zerolake/db";
import * as z from "zod";
import { AUDIT_RESULTS } from "../store/audit-results.ts";

const text = z.string().trim().max(200).optional();
const day = z.iso.date("Write a day as 2026-05-03.").optional();
const MS_PER_DAY = 86_400_000;

/** What a list or an export is narrowed to. Days are those of UTC, both included. */
export const auditFilterSchema = z.object({
  person: text,
  action: text,
  target: text,
  result: z.enum(AUDIT_RESULTS).optional(),
  from: day,
  until: day,
});

/** How long entries may be kept, in days: no time so short that nobody looks at them before they are gone. */
const KEEP_DAYS_MIN = 30;
const KEEP_DAYS_MAX = 3_650;
export const retentionInput = z.object({ keepDays: z.int().min(KEEP_DAYS_MIN).max(KEEP_DAYS_MAX).nullable() });

export function filterOf({ person, action, target, result, from, until }: z.output<typeof auditFilterSchema>): AuditFilter {
  return {
    person,
    action,
    target,
    result,
    ...(from ? { from: new Date(`${from}T00:00:00Z`) } : {}),
    ...(until ? { until: new Date(Date.parse(`${until}T00:00:00Z`) + MS_PER_DAY) } : {}),
  };
}
