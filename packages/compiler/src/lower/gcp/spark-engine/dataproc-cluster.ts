import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { actAs } from "../act-as.ts";
import { workFolder } from "../artefact.ts";
import { metastoreOf, useMetastore } from "../catalog/metastore-of.ts";
import { cluster, clusterName, workOnClusters } from "../dataproc-cluster.ts";
import { grant, identityEmail, onProject, workloadIdentity } from "../iam.ts";
import { nameOf, pathOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import { jobFiles } from "./job-files.ts";
import { reportIdle } from "./report-idle.ts";
import { sparkProperties, storesOf } from "./spark-catalog.ts";

const POLICY = "dataproc.autoscalingPolicy";
const IMAGE_VERSION = "2.2-debian12";
const MACHINES: Readonly<Record<string, string>> = { small: "n2-standard-4", medium: "n2-standard-8", large: "n2-standard-16" };
/** The least that the service takes. */
const WORKERS_MIN = 2;
const MASTERS = { production: 3, other: 1 } as const;
const SECONDS_PER_MINUTE = 60;

/** Machines that stand by for Spark and grow with the work; outside production they go when nobody works. */
export const dataprocCluster: Lowering = {
  cloud: "gcp",
  kind: "spark-engine",
  variant: "dataproc-cluster",
  service: "Dataproc on Compute Engine",
  gap: "outside production an idle cluster is deleted, and made again by the next deployment",
  minutes: [3, 8],
  needs: ["network"],
  outputs: (part) => ({
    ports: {
      tables: { protocol: "spark" },
      runs: { protocol: "dataproc-job", identity: identityEmail(part), clusterName: clusterName(part) },
    },
  }),
  grants: { in: { runs: (self) => [grant("roles/dataproc.editor", onProject(self)), actAs(self)] } },
  lower: (context) => {
    reportIdle(context);
    return [
      ...workloadIdentity(context, [...workOnClusters(context), ...useMetastore(metastoreFor(context))]),
      workFolder(context),
      ...jobFiles(context),
      autoscaling(context),
      sparkCluster(context),
    ];
  },
};

function metastoreFor(context: LoweringContext): string | undefined {
  return metastoreOf(storesOf(context, context.environment), context.environment);
}

function policyName(part: Part): string {
  return nameOf(part, POLICY, "autoscaling");
}

function workersMin(part: Part): number {
  return Math.max(WORKERS_MIN, numberSetting(part, "workersMin"));
}

/** The first machines stay; those that come and go hold no data. */
function autoscaling(context: LoweringContext): DesiredResource {
  const first = workersMin(context);
  return gcpResource(context, {
    name: "autoscaling",
    type: POLICY,
    at: { name: policyName(context) },
    properties: {
      id: policyName(context),
      workerConfig: { minInstances: first, maxInstances: first },
      secondaryWorkerConfig: { minInstances: 0, maxInstances: Math.max(0, numberSetting(context, "workersMax") - first) },
      basicAlgorithm: {
        cooldownPeriod: "120s",
        yarnConfig: { scaleUpFactor: 0.5, scaleDownFactor: 1, gracefulDecommissionTimeout: "3600s" },
      },
    },
  });
}

function sparkCluster(context: LoweringContext): DesiredResource {
  const metastore = metastoreFor(context);
  const isProduction = context.target.tier === "production";
  const machineTypeUri = MACHINES[textSetting(context, "workerSize")] ?? MACHINES["medium"];
  return cluster(context, {
    metastoreConfig: metastore === undefined ? undefined : { dataprocMetastoreService: metastore },
    autoscalingConfig: { policyUri: pathOf(context, POLICY, { name: policyName(context) }) },
    masterConfig: {
      numInstances: isProduction ? MASTERS.production : MASTERS.other,
      machineTypeUri,
      diskConfig: { bootDiskSizeGb: 100 },
    },
    workerConfig: { numInstances: workersMin(context), machineTypeUri, diskConfig: { bootDiskSizeGb: 200 } },
    secondaryWorkerConfig: {
      numInstances: 0,
      preemptibility: numberSetting(context, "spotShare") > 0 ? "SPOT" : "NON_PREEMPTIBLE",
    },
    softwareConfig: {
      imageVersion: IMAGE_VERSION,
      optionalComponents: ["JUPYTER", ...components(context)],
      properties: properties(context),
    },
    lifecycleConfig: isProduction ? undefined : { idleDeleteTtl: `${numberSetting(context, "idleShutdownMinutes") * SECONDS_PER_MINUTE}s` },
  });
}

/** Formats come with the image, as components of their own. */
function components(context: LoweringContext): readonly string[] {
  const formats = storesOf(context, context.environment).map(({ outputs }) => String(outputs["format"]).toUpperCase());
  return [...new Set(formats)].sort();
}

/** Properties of Spark, in the cluster's own form. */
function properties(context: LoweringContext): Readonly<Record<string, string>> {
  const spark = sparkProperties(storesOf(context, context.environment), false);
  return Object.fromEntries(
    Object.entries(spark).flatMap(([key, value]) => (key === "spark.jars.packages" ? [] : [[`spark:${key}`, String(value)]])),
  );
}
