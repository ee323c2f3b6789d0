import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, textSetting } from "../../../lowering.ts";
import { sparkJob } from "../../databricks/job.ts";
import { JOB_PROTOCOL } from "../../databricks/workflow.ts";
import { reportNoWorkspace, workspaceResource } from "../../databricks/workspace.ts";
import { ref } from "../../part-address.ts";
import { globalArn } from "../arn.ts";
import { useArtefacts } from "../artefact.ts";
import { policyLogicalName, workloadRole } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import { jobFiles } from "./job-files.ts";
import { reportIdle } from "./report-idle.ts";
import { ownSparkProperties } from "./spark-catalog.ts";
import { sparkRuns } from "./spark-run.ts";

const PROFILE = "AWS::IAM::InstanceProfile";
/** Long-term support, Spark 3.5: the newest for which all three table formats publish libraries. */
const RUNTIME = "15.4.x-scala2.12";
const MACHINES: Readonly<Record<string, string>> = { small: "r7gd.xlarge", medium: "r7gd.2xlarge", large: "r7gd.4xlarge" };
/** What the runtime does not bring for tables that are registered in Glue. */
const LIBRARIES: Readonly<Record<string, readonly string[]>> = {
  iceberg: ["org.apache.iceberg:iceberg-spark-runtime-3.5_2.12:1.7.1", "org.apache.iceberg:iceberg-aws-bundle:1.7.1"],
  hudi: ["org.apache.hudi:hudi-spark3.5-bundle_2.12:0.15.0"],
};

/**
 * A job of an existing workspace, on machines that bear the component's own role: what arrows grant holds for it as for every other engine, and
 * the tables that it writes are those in Glue.
 */
export const databricksSpark: Lowering = {
  cloud: "aws",
  kind: "spark-engine",
  variant: "databricks",
  service: "Databricks on AWS",
  gap: "it needs a workspace of yours whose own role may pass the job's role; a workflow of AWS does not start it: it keeps the workflow's hours",
  minutes: [0, 2],
  outputs: (part) => {
    const job = { jobId: ref(part, "job", "job_id"), roleName: nameOf(part, "AWS::IAM::Role", "role") };
    return { ports: { runs: { ...job, protocol: JOB_PROTOCOL }, tables: job, files: job, features: job } };
  },
  lower: (context) => {
    const files = jobFiles(context);
    reportNoWorkspace(context);
    reportIdle(context);
    return [
      ...workloadRole(context, { services: ["ec2.amazonaws.com"], baseline: useArtefacts(context) }),
      ...files.resources,
      instanceProfile(context),
      registration(context),
      sparkJob(context, {
        file: files.entryPoint,
        tasks: sparkRuns(context, context.environment, files.sqlUri),
        cluster: cluster(context),
        libraries: libraries(context),
        dependsOn: ["registration", policyLogicalName(), ...files.resources.map(({ address }) => address)],
      }),
    ];
  },
};

function profileName(context: LoweringContext): string {
  return nameOf(context, PROFILE, "instanceProfile");
}

function profileArn(context: LoweringContext): string {
  return globalArn(context, "iam", `instance-profile/${profileName(context)}`);
}

function instanceProfile(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "instanceProfile",
    type: PROFILE,
    properties: { InstanceProfileName: profileName(context), Roles: [ref(context, "role", "RoleName")] },
  });
}

/** A workspace takes only profiles that it knows. */
function registration(context: LoweringContext): DesiredResource {
  const arn = profileArn(context);
  return workspaceResource(context, {
    name: "registration",
    type: "databricks.instanceProfile",
    path: `instance-profiles/${arn}`,
    // The workspace's own role may be allowed to pass ours a little later.
    properties: { instance_profile_arn: arn, skip_validation: true },
    dependsOn: ["instanceProfile"],
  });
}

function cluster(context: LoweringContext) {
  const spotShare = numberSetting(context, "spotShare", 0);
  return {
    spark_version: RUNTIME,
    node_type_id: MACHINES[textSetting(context, "workerSize", "small")] ?? MACHINES["small"],
    autoscale: {
      min_workers: Math.max(1, numberSetting(context, "workersMin", 1)),
      max_workers: Math.max(1, numberSetting(context, "workersMax", 2)),
    },
    // Tables in Glue are opened with the role, not through the workspace's own catalog.
    data_security_mode: "NONE",
    spark_conf: {
      ...Object.fromEntries(ownSparkProperties(lakesOf(context))),
      "spark.databricks.hive.metastore.glueCatalog.enabled": "true",
    },
    aws_attributes: {
      instance_profile_arn: profileArn(context),
      availability: spotShare > 0 ? "SPOT_WITH_FALLBACK" : "ON_DEMAND",
      first_on_demand: 1,
      zone_id: "auto",
    },
  };
}

function lakesOf(context: LoweringContext) {
  return [...context.incoming("tables"), ...context.outgoing("tables")];
}

function libraries(context: LoweringContext) {
  const formats = new Set(lakesOf(context).map(({ outputs }) => String(outputs["format"])));
  return [...formats].flatMap((format) => LIBRARIES[format] ?? []).map((coordinates) => ({ maven: { coordinates } }));
}
