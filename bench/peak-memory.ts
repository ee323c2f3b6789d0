import { readFileSync } from "node:fs";

/** The most memory that a process ever had, in MB, as Linux counts it; other systems do not tell. */
export function peakMemoryMb(pid: number): number | undefined {
  if (process.platform !== "linux") return undefined;
  const peak = /VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return peak ? Number(peak[1]) / 1024 : undefined;
}
