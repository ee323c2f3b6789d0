import type { HealthStatus } from "@zerolake/health";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { HEALTH_LOOKS } from "./health-words.ts";

/** How well something is, in a word. */
export function HealthChip({ status }: { status: HealthStatus }) {
  const { word, role } = HEALTH_LOOKS[status];
  return <StatusChip status={role}>{word}</StatusChip>;
}

/** In a list, only what is not well is of interest. */
export function UnwellChip({ status }: { status: HealthStatus | null }) {
  return status === "bad" || status === "warn" ? <HealthChip status={status} /> : null;
}
