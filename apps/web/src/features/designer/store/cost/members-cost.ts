import type { DesignCost } from "@zerolake/pricing";
import { componentWords } from "./cost-words.ts";

/** What several components cost together; nothing before they were priced. */
export function membersCost(members: readonly string[], cost: DesignCost | undefined): string | undefined {
  const parts = cost?.components.filter(({ component }) => members.includes(component)) ?? [];
  if (parts.length === 0) return undefined;
  const monthlyUsd = parts.reduce((sum, part) => sum + Math.round(part.monthlyUsd * 100), 0) / 100;
  const unpriced = parts.find((part) => part.unpriced !== undefined)?.unpriced;
  return componentWords({ monthlyUsd, ...(unpriced === undefined ? {} : { unpriced }) });
}
