import { type Lowering, type LoweringContext, numberSetting, textSetting } from "../../../lowering.ts";
import { sparkJob } from "../../databricks/job.ts";
import { JOB_PROTOCOL } from "../../databricks/workflow.ts";
import { reportNoWorkspace } from "../../databricks/workspace.ts";
import type { LooseMap } from "../../loose-map.ts";
import { ref } from "../../part-address.ts";
import { useWorkFolder, WORK_FOLDER, workFolder } from "../artefact.ts";
import { GRANTS, IDENTITY, identityEmail, workloadIdentity } from "../iam.ts";
import { databricksLibraries, databricksSparkConf } from "./databricks-session.ts";
import { jobEntryPoint, jobFiles, sqlUri } from "./job-files.ts";
import { reportIdle } from "./report-idle.ts";
import { sparkRuns } from "./spark-run.ts";

/** Long-term support, Spark 3.5 on Java 17, which Google's sign-in for Iceberg catalogs asks for. */
const RUNTIME = "16.4.x-scala2.12";
const MACHINES: Readonly<Record<string, string>> = { small: "e2-standard-4", medium: "e2-standard-8", large: "e2-standard-16" };
/**
 * A job of an existing workspace, on machines that bear the component's own service account: what arrows grant holds for it as for every other
 * engine, and the tables that it writes are those in Google's catalog.
 */
export const databricksSpark: Lowering = {
  cloud: "gcp",
  kind: "spark-engine",
  variant: "databricks",
  service: "Databricks on Google Cloud",
  gap: "it needs a workspace of yours that may use the job's service account; a workflow of Google Cloud does not start it: it keeps the workflow's hours",
  minutes: [0, 2],
  outputs: (part) => {
    const job = { jobId: ref(part, "job", "job_id"), identity: identityEmail(part) };
    return { ports: { runs: { ...job, protocol: JOB_PROTOCOL }, tables: job, files: job, features: job } };
  },
  lower: (context) => {
    const files = jobFiles(context);
    reportNoWorkspace(context);
    reportIdle(context);
    return [
      ...workloadIdentity(context, useWorkFolder(context)),
      workFolder(context),
      ...files,
      sparkJob(context, {
        file: jobEntryPoint(context),
        tasks: sparkRuns(context, context.environment, sqlUri(context)),
        cluster: cluster(context),
        libraries: databricksLibraries(context),
        dependsOn: [IDENTITY, GRANTS, WORK_FOLDER, ...files.map(({ address }) => address)],
      }),
    ];
  },
};

function cluster(context: LoweringContext): LooseMap {
  const workersMin = Math.max(1, numberSetting(context, "workersMin", 1));
  return {
    spark_version: RUNTIME,
    node_type_id: MACHINES[textSetting(context, "workerSize", "small")] ?? MACHINES["small"],
    autoscale: { min_workers: workersMin, max_workers: Math.max(workersMin, numberSetting(context, "workersMax", 2)) },
    // Tables in Google's catalog are opened with the service account, not through the workspace's own catalog.
    data_security_mode: "NONE",
    spark_conf: databricksSparkConf(context),
    gcp_attributes: {
      google_service_account: identityEmail(context),
      availability: numberSetting(context, "spotShare", 0) > 0 ? "PREEMPTIBLE_WITH_FALLBACK_GCP" : "ON_DEMAND_GCP",
      first_on_demand: 1,
      zone_id: "AUTO",
    },
  };
}
