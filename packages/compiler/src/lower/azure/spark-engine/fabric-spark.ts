import type { DesiredResource, Value } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Peer, textSetting } from "../../../lowering.ts";
import type { FabricJob } from "../../fabric/fabric-job.ts";
import { sparkJobDefinition } from "../../fabric/spark-job-definition.ts";
import { ENVIRONMENT, PUBLISHED, sparkMachines } from "../../fabric/spark-machines.ts";
import { sparkBatches, whyNotTables } from "../../fabric/spark-places.ts";
import { FABRIC_WORKSPACE } from "../../fabric/workspace-place.ts";
import { reportFeaturesUnwritten } from "../../jobs/feature-writes.ts";
import { isOwnCode } from "../../jobs/job-code.ts";
import { reportUndone } from "../../jobs/report-undone.ts";
import { addressIn } from "../../part-address.ts";
import { lettingStart } from "../orchestrator/fabric-starts.ts";
import { mainFile } from "./spark-code.ts";

/** What a workflow reads that starts the jobs. */
const FABRIC_SPARK = "fabric-spark";
const JOB = "job";

/** Spark of Fabric: machines that come with a job and go after it, on the capacity of the environment. */
export const fabricSpark: Lowering = {
  cloud: "azure",
  kind: "spark-engine",
  variant: "fabric-spark",
  service: "Microsoft Fabric Spark",
  gap: "it shares the capacity with everything in Fabric, which bounds its machines; a job runs with the rights of whoever starts it; Delta tables only",
  minutes: [2, 6],
  needs: [FABRIC_WORKSPACE],
  outputs: (part) => {
    const { region } = part.target;
    return { ports: { runs: { protocol: FABRIC_SPARK, region }, tables: { region }, files: { region }, features: { region } } };
  },
  refuses: ({ component }, data, _direction, peer) => (data === "tables" ? whyNotTables(component.title, peer) : undefined),
  lower: (context) => {
    const runs = sparkBatches(context, context.environment);
    const codes = { idle: "ZL-AZURE-SPARK-IDLE", model: "ZL-AZURE-SPARK-MODEL" };
    reportUndone(context, { runs: runs.length, codes, bearer: "identity" });
    reportFeaturesUnwritten(context, "whoever starts it may already write them");
    return [
      ...sparkMachines(context, {
        workerSize: textSetting(context, "workerSize", "small"),
        min: numberSetting(context, "workersMin", 1),
        max: numberSetting(context, "workersMax", 2) + 1,
      }),
      ...runs.map(({ key, args }) => job(context, key, args)),
      ...lettingStart(context),
    ];
  },
};

function job(context: LoweringContext, key: string, args: readonly Value[]): DesiredResource {
  return sparkJobDefinition(context, {
    name: JOB,
    key,
    args,
    ...(isOwnCode(context) ? { ownFile: mainFile(context, context) } : {}),
    environment: ENVIRONMENT,
    dependsOn: [PUBLISHED],
  });
}

/** The jobs of an engine, one per store of tables that it writes, for the workflow that starts them. */
export function sparkJobs(context: LoweringContext, peer: Peer): readonly FabricJob[] {
  if (peer.outputs["protocol"] !== FABRIC_SPARK) return [];
  const engine = { component: peer.component, target: context.target };
  return sparkBatches(engine, context.environment).map(({ key }) => ({ key, address: addressIn(peer, JOB, key) }));
}
