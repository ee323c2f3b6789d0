import type { Chosen, TableFormat } from "../advice.ts";
import { adviseCompute, type ComputeMode } from "../compute/advise-compute.ts";
import { adviseSparkEngine } from "../compute/advise-spark-engine.ts";
import type { Answers } from "./answers.ts";

export interface JobsChoice extends Chosen<ComputeMode> {
  readonly engine: "auto" | "databricks";
  readonly workersMax: number;
  readonly hoursPerDay: number;
}

/** How batch jobs run. The wizard does not ask for their load, so it is a modest one: half an hour a day to try things, else four. */
export function decideJobs({ tier, cloud, engines }: Answers, format: TableFormat): JobsChoice {
  const isPrototype = tier === "prototype";
  const load = { workersMax: isPrototype ? 2 : 8, hoursPerDay: isPrototype ? 0.5 : 4 };
  const compute = adviseCompute({ ...load, tier, averageWorkers: load.workersMax / 2, startsPerDay: 24, minutesPerRun: 10, needs: [] });
  const spark = adviseSparkEngine({ cloud, format, engines });
  const isDatabricks = spark.choice === "databricks";
  return {
    ...load,
    engine: isDatabricks ? "databricks" : "auto",
    choice: compute.choice,
    because: [...compute.because, ...(isDatabricks ? spark.because : [])],
    whyNot: compute.whyNot,
  };
}
