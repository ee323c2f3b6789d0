import type { Value } from "@zerolake/resources";
import { type LoweringContext, numberSetting, type Peer } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { artefactBucket } from "../artefact.ts";
import { identityEmail } from "../iam.ts";
import { keyName } from "../key.ts";
import { jobEntryPoint } from "./job-files.ts";
import { sparkProperties } from "./spark-catalog.ts";

/** Spark 3.5 with Scala 2.13. */
export const RUNTIME_VERSION = "2.2";

export interface SparkBatch {
  readonly args: readonly Value[];
  readonly stores: readonly Peer[];
  readonly readsKafka: boolean;
  /** The Hive metastore that keeps tables of these stores. */
  readonly metastore?: string | undefined;
  /** Longest run, e.g. `86400s`. */
  readonly ttl: string;
  readonly properties: Readonly<Record<string, Value>>;
}

/** One run of a job, as the service takes it. */
export function sparkBatch(owner: Pick<LoweringContext, "component" | "target" | "platform">, batch: SparkBatch): LooseMap {
  return {
    pysparkBatch: { mainPythonFileUri: jobEntryPoint(owner), args: batch.args },
    runtimeConfig: {
      version: RUNTIME_VERSION,
      properties: { ...sparkProperties(batch.stores, batch.readsKafka), ...batch.properties },
    },
    environmentConfig: {
      executionConfig: {
        serviceAccount: identityEmail(owner),
        subnetworkUri: owner.platform("network")?.["subnetPath"],
        stagingBucket: artefactBucket(owner),
        ttl: batch.ttl,
        kmsKey: keyName(owner),
      },
      peripheralsConfig: peripherals(batch.metastore),
    },
  };
}

/** What stands beside a session. */
export function peripherals(metastoreService: string | undefined): LooseMap | undefined {
  return metastoreService === undefined ? undefined : { metastoreService };
}

/** The service starts no session with fewer. */
const EXECUTORS_MIN = 2;

/** How many machines a run may take. */
export function executorRange(part: Parameters<typeof numberSetting>[0]): Readonly<Record<string, string>> {
  return {
    "spark.dynamicAllocation.minExecutors": String(Math.max(EXECUTORS_MIN, numberSetting(part, "workersMin", EXECUTORS_MIN))),
    "spark.dynamicAllocation.maxExecutors": String(Math.max(EXECUTORS_MIN, numberSetting(part, "workersMax", EXECUTORS_MIN))),
  };
}
