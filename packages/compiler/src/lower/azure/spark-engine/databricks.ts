import { type Lowering, type LoweringContext, numberSetting } from "../../../lowering.ts";
import { sparkJob } from "../../databricks/job.ts";
import { JOB_PROTOCOL } from "../../databricks/workflow.ts";
import { reportNoWorkspace } from "../../databricks/workspace.ts";
import { reportFeaturesUnwritten } from "../../jobs/feature-writes.ts";
import type { LooseMap } from "../../loose-map.ts";
import { addressIn, ref } from "../../part-address.ts";
import { artefactContainer } from "../artefact/blob.ts";
import { placeAddresses } from "../databricks-connector/unity-places.ts";
import { databricksMachines } from "./databricks-machines.ts";
import { sparkBatches } from "./spark-batches.ts";
import { mainFile, sparkCode } from "./spark-code.ts";

interface Machines {
  readonly variant: string;
  readonly service: string;
  readonly gap: string;
  cluster?(context: LoweringContext): LooseMap;
}

export const databricksServerless = databricksSpark({
  variant: "databricks-serverless",
  service: "Azure Databricks serverless jobs",
  gap: "Python and SQL only; it needs a workspace of yours; a workflow outside of it does not start it: it keeps the workflow's hours",
});

export const databricksCluster = databricksSpark({
  variant: "databricks-cluster",
  service: "Azure Databricks job cluster",
  gap: "it needs a workspace of yours; a workflow outside of it does not start it: it keeps the workflow's hours",
  cluster: (context) =>
    databricksMachines(context, { min: numberSetting(context, "workersMin", 1), max: numberSetting(context, "workersMax", 2) }),
});

/** A job of an existing workspace, on tables in Unity Catalog; files are opened with the connector, not with keys. */
function databricksSpark({ variant, service, gap, cluster }: Machines): Lowering {
  return {
    cloud: "azure",
    kind: "spark-engine",
    variant,
    service,
    gap,
    minutes: [0, 2],
    needs: ["databricks-connector"],
    outputs: (part) => {
      const job = { jobId: ref(part, "job", "job_id") };
      return { ports: { runs: { ...job, protocol: JOB_PROTOCOL }, tables: job, files: job, features: job } };
    },
    lower: (context) => {
      const tasks = sparkBatches(context, context.environment);
      reportNoWorkspace(context);
      reportIdle(context, tasks.length);
      reportFeaturesUnwritten(context, "whoever deploys may already write feature tables in Unity Catalog");
      return [
        sparkCode(context),
        sparkJob(context, {
          file: mainFile(context, context),
          tasks,
          ...(cluster ? { cluster: cluster(context) } : {}),
          dependsOn: ["code", ...placeAddresses(context, [artefactContainer(context).container]), ...schemasWritten(context)],
        }),
      ];
    },
  };
}

/** Schemas that a job's tables go into. */
export function schemasWritten(context: LoweringContext): readonly string[] {
  return context
    .outgoing("tables")
    .flatMap(({ component, outputs }) =>
      typeof outputs["unityCatalog"] === "string" && Array.isArray(outputs["containers"])
        ? outputs["containers"].map((zone) => addressIn({ component }, "schema", String(zone)))
        : [],
    );
}

/** A job without anything to do is said, never left out silently. */
function reportIdle(context: LoweringContext, tasks: number): void {
  if (tasks > 0) return;
  context.report({
    severity: "info",
    code: "ZL-AZURE-SPARK-IDLE",
    message: `“${context.component.title}” starts nothing by itself: it has no files or tables to read, or no tables to write.`,
    target: { component: context.component.id },
    hint: "Draw an arrow from tables or files to it, and from it to tables, or add tasks of your own to its job.",
  });
}
