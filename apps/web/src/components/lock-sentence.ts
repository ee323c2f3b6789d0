import type { EnvironmentLock } from "@zerolake/db";
import { formatAbsoluteTime } from "@/format/time.ts";

/** "Locked by Ken: quarter close, until 3 May 2026, 14:02 CEST." */
export function lockSentence({ by, reason, until }: EnvironmentLock): string {
  return `Locked by ${by}: ${reason.replace(/\.$/u, "")}${until ? `, until ${formatAbsoluteTime(until)}` : ""}.`;
}
