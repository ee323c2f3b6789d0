import type { DesiredResource, Value } from "@zerolake/resources";
import type { Lowering, LoweringContext, Peer } from "../../../lowering.ts";
import { runningJob } from "../../fabric/running-job.ts";
import { sparkJobDefinition } from "../../fabric/spark-job-definition.ts";
import { ENVIRONMENT, PUBLISHED, sparkMachines } from "../../fabric/spark-machines.ts";
import { targetArguments, whyNotTables } from "../../fabric/spark-places.ts";
import { FABRIC_WORKSPACE } from "../../fabric/workspace-place.ts";
import { isOwnCode } from "../../jobs/job-code.ts";
import { streamArguments } from "../../jobs/stream-arguments.ts";
import { mainFile } from "../spark-engine/spark-code.ts";
import { keyedStream, streamSource, whyNotKeyed } from "./keyed-stream.ts";
import { reportUnserved } from "./report-unserved.ts";
import { reportIncomplete, streamWorkers } from "./spark-stream.ts";

const JOB = "job";

/** A Spark job of Fabric that reads the stream for as long as it stands. */
export const fabricSparkJob: Lowering = {
  cloud: "azure",
  kind: "stream-processor",
  variant: "fabric-spark-job",
  service: "Microsoft Fabric Spark structured streaming",
  gap: "micro-batches of seconds; it uses the capacity round the clock; a job that ends is started again by the next deployment",
  minutes: [4, 10],
  needs: [FABRIC_WORKSPACE],
  outputs: () => ({ ports: { tables: {}, events: {}, features: {} } }),
  refuses: ({ component }, data, direction, peer) => {
    if (data === "tables") return whyNotTables(component.title, peer);
    return data === "events" ? whyNotKeyed("Spark of Fabric", direction, peer) : undefined;
  },
  lower: (context) => {
    const stream = keyedStream(context);
    const lake = context.outgoing("tables")[0];
    if (!stream || !lake) {
      reportIncomplete(context);
      return [];
    }
    reportUnserved(context, { stream, lake, featuresRight: "whoever starts it may already write them" });
    const workers = streamWorkers(context);
    const { resources, address, after } = streamSource(context, stream, withVaultUrl);
    const job = definition(context, lake, address);
    return [
      ...sparkMachines(context, { workerSize: "small", min: workers + 1, max: workers + 1 }),
      ...resources,
      job,
      runningJob(context, {
        name: "running",
        jobType: "sparkjob",
        item: job,
        itemName: JOB,
        dependsOn: [...after, ...runnerRights(context)],
      }),
    ];
  },
};

/** Fabric opens a vault by its address, not by its name. */
function withVaultUrl(text: string): string {
  return text.replace(/vault=([a-z0-9-]+)/i, "vault=https://$1.vault.azure.net/");
}

function definition(context: LoweringContext, lake: Peer, source: Value): DesiredResource {
  return sparkJobDefinition(context, {
    name: JOB,
    args: streamArguments(context, {
      source,
      table: targetArguments(lake, context, context.environment),
      checkpoint: `${String(lake.outputs["checkpointsUri"])}${context.component.id}`,
    }),
    ...(isOwnCode(context) ? { ownFile: mainFile(context, context) } : {}),
    ...(lake.outputs["lakehouseId"] === undefined ? {} : { lakehouseId: lake.outputs["lakehouseId"] }),
    environment: ENVIRONMENT,
    dependsOn: [PUBLISHED],
  });
}

/** The job opens everything as whoever starts it. */
function runnerRights(context: LoweringContext): readonly string[] {
  const { rightsAddress } = context.platform(FABRIC_WORKSPACE) ?? {};
  return typeof rightsAddress === "string" ? [rightsAddress] : [];
}
