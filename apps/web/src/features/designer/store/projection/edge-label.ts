import type { DataKind } from "@zerolake/catalog";
import type { EdgeLoad } from "@zerolake/pricing";
import { formatBytes, formatCount, formatRate } from "@/format/number.ts";

/** Data that flows in an amount one can state; the others are order, access or a choice. */
const FLOWING: ReadonlySet<DataKind> = new Set(["events", "files", "tables", "dataset", "vectors"]);

export function isFlowing(kind: DataKind): boolean {
  return FLOWING.has(kind);
}

/** "4.2k/s", "18 GB/day"; "–" where something flows and nobody has said how much, nothing where nothing flows. */
export function loadWords(kind: DataKind, load: EdgeLoad | undefined): string | undefined {
  if (!isFlowing(kind)) return undefined;
  if (!load) return "–";
  switch (load.per) {
    case "events/s":
      return formatRate(load.amount, "").replace(" ", "");
    case "bytes/day":
      return `${formatBytes(load.amount)}/day`;
    case "vectors/day":
      return `${formatCount(load.amount)}/day`;
  }
}
