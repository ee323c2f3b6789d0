import { cloudName } from "@zerolake/resources";
import type { ComparedCloud, PartCost, PartOnCloud } from "@zerolake/retarget";
import { formatMoney, formatMoneyRange } from "@/format/money.ts";

/** `$412/mo`, `free`, `no price`, `at least $3.10/mo`; what rounds to nothing is said to be under a cent. */
export function costWords({ monthlyUsd, free, unpriced }: PartCost): string {
  if (unpriced !== undefined) return monthlyUsd > 0 ? `at least ${formatMoney(monthlyUsd)}/mo` : "no price";
  if (free !== undefined) return "free";
  return monthlyUsd === 0 ? "under $0.01/mo" : `${formatMoney(monthlyUsd)}/mo`;
}

export function rangeWords({ range, isAtLeast }: Pick<ComparedCloud, "range" | "isAtLeast">): string {
  return `${isAtLeast ? "at least " : ""}${formatMoneyRange(range.low, range.high)}/mo`;
}

/** What stands there, in few words. */
export function standingWords({ service, standsOn, variant }: PartOnCloud): string {
  if (standsOn === "nowhere") return "Left out";
  if (standsOn !== undefined) return `Stays on ${cloudName(standsOn)}`;
  return service === "" ? `No recipe yet${variant === "" ? "" : ` (${variant})`}` : service;
}
