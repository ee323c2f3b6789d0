import type { OrphanScanView } from "@zerolake/db";

/** Over how many connections the last scans went, and when the oldest of them was: everything has been looked through since then. */
export function lastScan(scans: readonly Pick<OrphanScanView, "scannedAt">[]): { readonly at: Date | null; readonly connections: number } {
  const times = scans.flatMap(({ scannedAt }) => scannedAt ?? []);
  const oldest = times.reduce<Date | null>((first, time) => (first && first <= time ? first : time), null);
  return { at: oldest, connections: times.length };
}
