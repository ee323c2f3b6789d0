import type { DesiredResource, PropertyMap, Value } from "@zerolake/resources";
import { flagSetting, type LoweringContext, numberSetting, textSetting } from "../../../lowering.ts";
import { flinkJob, flinkSql } from "../../flink/flink-sql.ts";
import { jobProperties, waitingForConnectors } from "../../flink/job-properties.ts";
import { isOwnCode } from "../../jobs/job-code.ts";
import { jsonText } from "../../json-text.ts";
import { artefactBucket, artefactUri, workUri } from "../artefact.ts";
import { gcpResource } from "../resource.ts";
import { googleFlinkPlaces } from "./flink-places.ts";

/** Flink's own starter of programs in Python, and where a cluster has it under the name that it was given there. */
const DRIVER = "org.apache.flink.client.python.PythonDriver";
const DRIVER_JAR = "file:///usr/lib/flink/opt/flink-python.jar";
/** Main module of the program. */
const MODULE = "main";
const RESTARTS_PER_HOUR = 5;
const MS_PER_SECOND = 1000;

/** The job on its cluster: our program with the statements, or the user's own jar. */
export function flinkJobResource(context: LoweringContext, clusterName: string): DesiredResource {
  const isOwn = isOwnCode(context);
  return gcpResource(context, {
    name: "job",
    type: "dataproc.job",
    properties: {
      placement: { clusterName },
      flinkJob: { ...(isOwn ? ownJar(context) : statements(context)), properties: runningProperties(context) },
      scheduling: { maxFailuresPerHour: RESTARTS_PER_HOUR },
    },
    dependsOn: ["cluster", ...(isOwn ? [] : ["code"])],
    minutes: [1, 2],
    ...waitingForConnectors(context),
  });
}

function ownJar(context: LoweringContext): PropertyMap {
  return { mainJarFileUri: `gs://${artefactBucket(context)}/${textSetting(context, "artefactKey")}` };
}

function statements(context: LoweringContext): PropertyMap {
  const job = jobProperties(context, flinkSql(flinkJob(context), googleFlinkPlaces(context.component.id)));
  const pairs: Readonly<Record<string, Value>> = {
    "--pyModule": MODULE,
    "--pyFiles": artefactUri(context, "flink-job"),
    "--job": jsonText(job),
  };
  return { mainClass: DRIVER, jarFileUris: [DRIVER_JAR], args: Object.entries(pairs).flat() };
}

function runningProperties(context: LoweringContext): Readonly<Record<string, string>> {
  return {
    "parallelism.default": String(numberSetting(context, "parallelism")),
    "execution.checkpointing.interval": `${numberSetting(context, "checkpointSeconds") * MS_PER_SECOND}ms`,
    "execution.checkpointing.mode": flagSetting(context, "exactlyOnce") ? "EXACTLY_ONCE" : "AT_LEAST_ONCE",
    "execution.checkpointing.dir": `${workUri(context)}checkpoints`,
    "state.backend.type": "rocksdb",
  };
}
