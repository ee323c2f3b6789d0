import type { Tier } from "@zerolake/resources";
import { firstMatch, type Row, type TableAdvice } from "../first-match.ts";

export type ComputeMode = "serverless" | "cluster";

/** What serverless engines have no hook for. */
export type ClusterNeed = "custom-image" | "gpu" | "local-disk-above-200-gb" | "jar-that-serverless-forbids";

export interface ComputeSituation {
  readonly tier: Tier;
  readonly hoursPerDay: number;
  readonly averageWorkers: number;
  readonly workersMax: number;
  readonly startsPerDay: number;
  /** Length of one run. */
  readonly minutesPerRun: number;
  readonly needs: readonly ClusterNeed[];
}

export interface ComputeAdvice extends TableAdvice<ComputeMode> {
  /** Settings of the engine that the choice brings with it. */
  readonly settings: { readonly spotShare?: number; readonly idleShutdownMinutes?: number };
}

/** Share of a cluster's workers that are busy while it is up, 0 to 1. */
function busyWhileUp({ averageWorkers, workersMax }: ComputeSituation): number {
  return workersMax > 0 ? averageWorkers / workersMax : 0;
}

const STEADY_LOAD = "steady load is cheaper per hour on spot or reserved machines";

/** What a job cannot do without comes first: no saving makes up for a job that does not run. */
const ROWS: readonly Row<ComputeSituation, ComputeMode>[] = [
  {
    row: "3",
    when: (it) => it.needs.length > 0,
    choice: "cluster",
    because: ["serverless has no hook for what the job needs"],
    whyNot: { serverless: "it takes no image, accelerator, large disk or jar of your own" },
  },
  {
    row: "1",
    when: (it) => it.tier === "prototype",
    choice: "serverless",
    because: ["nothing runs when idle"],
    whyNot: { cluster: "it costs money between two tries" },
  },
  {
    row: "2",
    when: (it) => it.hoursPerDay <= 4 || (it.startsPerDay >= 10 && it.minutesPerRun < 10),
    choice: "serverless",
    because: ["jobs run for few hours, or start often and end soon"],
    whyNot: { cluster: "it would be idle, or start more than it works" },
  },
  {
    row: "4",
    when: (it) => it.hoursPerDay >= 10 && busyWhileUp(it) >= 0.6,
    choice: "cluster",
    because: [STEADY_LOAD],
    whyNot: { serverless: STEADY_LOAD },
  },
  {
    row: "5",
    when: () => true,
    choice: "serverless",
    because: ["the load is neither long nor steady enough for a cluster"],
    whyNot: { cluster: "its machines would wait for work" },
  },
];

export const COMPUTE_ROWS: readonly string[] = ROWS.map(({ row }) => row);

const SETTINGS: Readonly<Record<string, ComputeAdvice["settings"]>> = { "3": { idleShutdownMinutes: 15 }, "4": { spotShare: 0.6 } };

/** Serverless or a cluster for batch jobs. */
export function adviseCompute(situation: ComputeSituation): ComputeAdvice {
  const advice = firstMatch(ROWS, situation);
  return { ...advice, settings: SETTINGS[advice.row] ?? {} };
}
