import type { LooseMap } from "../loose-map.ts";

/** Long-term support with the libraries of machine learning. */
const RUNTIME = { cpu: "16.4.x-cpu-ml-scala2.12", gpu: "16.4.x-gpu-ml-scala2.12" } as const;

export interface SingleMachine {
  /** As the cloud calls it. */
  readonly machine: string;
  readonly hasGpu: boolean;
  readonly sparkConf?: LooseMap;
}

/** The runtime of a machine for machine learning. */
export function learningRuntime(hasGpu: boolean): string {
  return hasGpu ? RUNTIME.gpu : RUNTIME.cpu;
}

/** What makes Spark run on one machine alone. */
export const ON_ONE_MACHINE = { "spark.databricks.cluster.profile": "singleNode", "spark.master": "local[*, 4]" } as const;

/** One machine that comes with a run and goes after it: the libraries that train and embed know no other. */
export function singleMachine({ machine, hasGpu, sparkConf = {} }: SingleMachine): LooseMap {
  return {
    spark_version: learningRuntime(hasGpu),
    node_type_id: machine,
    driver_node_type_id: machine,
    num_workers: 0,
    data_security_mode: "SINGLE_USER",
    spark_conf: { ...sparkConf, ...ON_ONE_MACHINE },
    custom_tags: { ResourceClass: "SingleNode" },
  };
}
