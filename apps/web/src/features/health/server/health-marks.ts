import type { StatusRole } from "@/components/ui/status.ts";
import { formatAbsoluteTime } from "@/format/time.ts";
import { againstLimit, HEALTH_LOOKS, measuredText } from "@/health/health-words.ts";
import { type ComponentHealth, type HealthContext, loadHealth } from "./load-health.ts";

/** What is said about a component on a drawing, ready to be shown. */
export interface HealthMark {
  readonly role: StatusRole;
  /** For a chip. */
  readonly word: string;
  /** The worst signal with its limit and since when, as a sentence. */
  readonly says: string;
}

/** How well the components of an environment are, for a drawing of them. */
export async function loadHealthMarks(ctx: HealthContext) {
  const { components, status, lookedAt, isOld, isAsleep, problem } = await loadHealth(ctx);
  return { status, lookedAt, isOld, isAsleep, problem, components: Object.fromEntries(components.map((each) => [each.id, markOf(each)])) };
}

export function markOf({ status, signals }: ComponentHealth): HealthMark {
  const { word, role } = HEALTH_LOOKS[status];
  const worst = signals.find((signal) => signal.status === status);
  if (!worst || status === "ok") return { role, word, says: word };
  if (status === "unknown") return { role, word, says: `${word}. ${worst.reason ?? ""}`.trim() };
  const since = formatAbsoluteTime(worst.since, "UTC");
  return { role, word: measuredText(worst.value, worst.unit), says: `${word}. ${worst.label}: ${againstLimit(worst)}, since ${since}` };
}
