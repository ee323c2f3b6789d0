import type { SignalRow } from "./signal-row.ts";
import { below } from "./threshold.ts";
import { fullness } from "./usual-rows.ts";

/** GPUs of a pool that works through jobs: full use is what they are for, and it is idleness that costs. Without machines nothing is published. */
export function idleGpu(query: SignalRow["query"]): SignalRow {
  return fullness({
    key: "gpu",
    kind: "gpu",
    label: "GPU in use",
    query,
    threshold: below({ warn: 10, bad: 2, because: "GPUs that stand idle cost as much as busy ones." }),
    whenQuiet: "ok",
    needs: { points: 6, of: 8 },
  });
}
