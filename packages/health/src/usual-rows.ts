import type { SignalRow } from "./signal-row.ts";
import { above, arrivalFigure, designFigure, firstOf } from "./threshold.ts";

type Query = SignalRow["query"];
type Named = Pick<SignalRow, "key" | "label"> & { readonly query: Query } & Partial<SignalRow>;

const QUARTER = 900;
const HOUR = 3_600;
const DAY = 24 * HOUR;

/** Runs that failed in the last six hours: a nightly run that failed is still of interest in the morning. */
export function failedRuns(row: Named): SignalRow {
  return {
    kind: "failures",
    unit: "count",
    whenQuiet: "ok",
    threshold: above({ warn: 1, bad: 3, because: "No run should fail; three in a quarter of an hour do not fail by chance." }),
    periodSeconds: QUARTER,
    windowSeconds: DAY,
    needs: { points: 1, of: (6 * HOUR) / QUARTER },
    ...row,
  };
}

/** A state that is wrong as soon as it is there: a partition that is gone, a task that has stopped. */
export function wrongState(row: Named): SignalRow {
  return {
    kind: "failures",
    unit: "count",
    whenQuiet: "ok",
    threshold: above({ warn: 1, bad: 1, because: "There should be none." }),
    needs: { points: 2, of: 5 },
    ...row,
  };
}

/** Failed requests or records in per cent of all. */
export function errorShare(row: Named): SignalRow {
  return {
    kind: "errors",
    unit: "percent",
    whenQuiet: "ok",
    threshold: above({ warn: 1, bad: 5, because: "One failure in a hundred is noticed, one in twenty is an outage for somebody." }),
    ...row,
  };
}

/** Requests or records that were turned away because there were too many. */
export function throttled(row: Named): SignalRow {
  return {
    kind: "saturation",
    unit: "count",
    whenQuiet: "ok",
    threshold: above({ warn: 1, bad: 100, because: "What is turned away is sent again and comes later, if it comes at all." }),
    ...row,
  };
}

/** What was set aside or lost, in the last hour. */
export function lost(row: Named): SignalRow {
  return {
    kind: "errors",
    unit: "count",
    whenQuiet: "ok",
    threshold: above({ warn: 1, bad: 100, because: "What is set aside or lost is missing where it was meant to arrive." }),
    needs: { points: 1, of: 12 },
    ...row,
  };
}

/** How full something is, in per cent. */
export function fullness(row: Named): SignalRow {
  return {
    kind: "saturation",
    unit: "percent",
    whenQuiet: "unknown",
    threshold: above({ warn: 80, bad: 95, because: "Above four fifths there is no room for a peak." }),
    ...row,
  };
}

/** How long nine answers in ten and a half take at most. */
export function latency(row: Named): SignalRow {
  return {
    kind: "latency",
    unit: "milliseconds",
    whenQuiet: "ok",
    threshold: firstOf(
      designFigure("latencyMsP95Target", "The design wants answers within this time."),
      above({
        warn: 1_000,
        bad: 10_000,
        because: "After one second people notice that they wait, after ten they leave (Nielsen's limits).",
      }),
    ),
    ...row,
  };
}

/** How far readers are behind, in seconds. */
export function readerLag(row: Named): SignalRow {
  return {
    kind: "lag",
    unit: "seconds",
    whenQuiet: "ok",
    threshold: firstOf(
      designFigure("freshnessSecondsTarget", "The design wants rows visible within this time."),
      above({
        warn: 300,
        bad: 1_800,
        because: "The design names no time; readers that are five minutes behind seldom catch up by themselves.",
      }),
    ),
    ...row,
  };
}

/** How long ago something arrived, told from counts of arrivals; judged only where the design wants fresh data. */
export function newestArrival(row: Named): SignalRow {
  return {
    kind: "freshness",
    unit: "seconds",
    whenQuiet: "unknown",
    reading: "sinceLast",
    threshold: arrivalFigure,
    periodSeconds: 60,
    windowSeconds: 6 * HOUR,
    needs: { points: 1, of: 1 },
    ...row,
  };
}
