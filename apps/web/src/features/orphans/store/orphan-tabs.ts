import type { FindingKind } from "@zerolake/orphans";

/** In the order of the page. */
export const ORPHAN_TABS = ["unrecorded", "gone", "unknown", "kept"] as const satisfies readonly (FindingKind | "kept")[];
export type OrphanTab = (typeof ORPHAN_TABS)[number];

export const ORPHAN_TAB_LABELS: Readonly<Record<OrphanTab, string>> = {
  unrecorded: "Ours, not recorded",
  gone: "Recorded, not there",
  unknown: "Unknown with our tag",
  kept: "Kept",
};
