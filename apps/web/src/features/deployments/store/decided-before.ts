import { formatDuration } from "@/format/time.ts";
import type { Run } from "./run-types.ts";

type Decided = Pick<Run["deployment"], "approvedBy" | "approvedAt" | "isApprovedByMe" | "isApprovedByRule">;

/** "Ken approved this 8 s ago." when somebody else has; `undefined` when nobody has. */
export function whoDecidedBefore({ approvedBy, approvedAt, isApprovedByMe, isApprovedByRule }: Decided, now: number): string | undefined {
  if (approvedBy === null || approvedAt === null || isApprovedByMe || isApprovedByRule) return undefined;
  return `${approvedBy} approved this ${formatDuration(Math.max(1_000, now - approvedAt.getTime()))} ago.`;
}
