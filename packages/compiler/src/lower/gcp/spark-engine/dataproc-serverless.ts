import type { DesiredResource, Value } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Peer } from "../../../lowering.ts";
import { GRANTS, grant, IDENTITY, identityEmail, onProject, workloadIdentity } from "../iam.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { nameOf, pathOf } from "../names.ts";
import { gcpResource } from "../resource.ts";

const TEMPLATE = "dataproc.sessionTemplate";
const RUNTIME_VERSION = "2.2";
/** A session stops after half an hour of nothing, and after a day at the latest. */
const IDLE = "1800s";
const LONGEST = "86400s";

/** Spark without a cluster: the template holds what every run needs, and each run is paid by itself. */
export const dataprocServerless: Lowering = {
  cloud: "gcp",
  kind: "spark-engine",
  variant: "dataproc-serverless",
  service: "Managed Service for Apache Spark (Dataproc Serverless)",
  gap: "nothing runs between two runs; a run is started by a workflow or by hand",
  minutes: [1, 3],
  needs: ["network"],
  outputs: (part) => ({
    ports: { tables: { protocol: "spark" }, runs: { protocol: "dataproc", identity: identityEmail(part), template: templatePath(part) } },
  }),
  lower: (context) => [...workloadIdentity(context, [grant("roles/dataproc.worker", onProject(context))]), template(context)],
};

function templatePath(part: Parameters<typeof nameOf>[0]): string {
  return pathOf(part, TEMPLATE, { name: nameOf(part, TEMPLATE, "template") });
}

function template(context: LoweringContext): DesiredResource {
  return gcpResource(context, {
    name: "template",
    type: TEMPLATE,
    at: { name: nameOf(context, TEMPLATE, "template") },
    properties: {
      name: templatePath(context),
      description: `Spark of ${context.component.id}`,
      jupyterSession: { kernel: "PYTHON", displayName: context.component.title },
      runtimeConfig: { version: RUNTIME_VERSION, properties: sparkProperties(context) },
      environmentConfig: {
        executionConfig: {
          serviceAccount: identityEmail(context),
          subnetworkUri: context.platform("network")?.["subnetPath"],
          idleTtl: IDLE,
          ttl: LONGEST,
          kmsKey: keyName(context),
        },
      },
    },
    dependsOn: [IDENTITY, GRANTS, ...afterKeyGrant(context, "dataproc.googleapis.com")],
  });
}

/** One Spark catalog per wired table store; the first one is called `lake`. */
function sparkProperties(context: LoweringContext): Readonly<Record<string, Value>> {
  const stores = new Map(
    [...context.outgoing("tables"), ...context.incoming("tables")]
      .filter(({ outputs }) => outputs["catalogKind"] === "iceberg-rest")
      .map((store) => [store.component.id, store]),
  );
  return {
    "spark.dynamicAllocation.minExecutors": String(Math.max(EXECUTORS_MIN, numberSetting(context, "workersMin", EXECUTORS_MIN))),
    "spark.dynamicAllocation.maxExecutors": String(Math.max(EXECUTORS_MIN, numberSetting(context, "workersMax", EXECUTORS_MIN))),
    ...Object.fromEntries(
      [...stores.values()].flatMap((store, index) => catalogProperties(index === 0 ? "lake" : `lake${index + 1}`, store)),
    ),
  };
}

/** The service starts no session with fewer. */
const EXECUTORS_MIN = 2;

function catalogProperties(name: string, { outputs }: Peer): readonly (readonly [string, string])[] {
  const at = `spark.sql.catalog.${name}`;
  return [
    [at, "org.apache.iceberg.spark.SparkCatalog"],
    [`${at}.type`, "rest"],
    [`${at}.uri`, String(outputs["icebergRestUri"])],
    [`${at}.warehouse`, String(outputs["warehouseUri"])],
    [`${at}.header.x-goog-user-project`, String(outputs["project"])],
    [`${at}.rest.auth.type`, "org.apache.iceberg.gcp.auth.GoogleAuthManager"],
  ];
}
