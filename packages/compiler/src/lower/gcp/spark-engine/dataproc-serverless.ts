import type { DesiredResource } from "@zerolake/resources";
import type { Lowering, LoweringContext, Part } from "../../../lowering.ts";
import { useWorkFolder, workFolder } from "../artefact.ts";
import { metastoreOf, useMetastore } from "../catalog/metastore-of.ts";
import { GRANTS, grant, IDENTITY, identityEmail, onProject, workloadIdentity } from "../iam.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { nameOf, pathOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import { jobFiles } from "./job-files.ts";
import { reportIdle } from "./report-idle.ts";
import { executorRange, peripherals, RUNTIME_VERSION } from "./spark-batch.ts";
import { sparkProperties, storesOf } from "./spark-catalog.ts";
import { startBatches } from "./start-batches.ts";

const TEMPLATE = "dataproc.sessionTemplate";
/** A session stops after half an hour of nothing, and after a day at the latest. */
const IDLE = "1800s";
const LONGEST = "86400s";

/** Spark without a cluster: the template holds what every session needs, and each run is paid by itself. */
export const dataprocServerless: Lowering = {
  cloud: "gcp",
  kind: "spark-engine",
  variant: "dataproc-serverless",
  service: "Managed Service for Apache Spark (Dataproc Serverless)",
  gap: "nothing runs between two runs; a run is started by a workflow or by hand",
  minutes: [1, 3],
  needs: ["network"],
  outputs: (part) => ({
    ports: {
      tables: { protocol: "spark" },
      runs: { protocol: "dataproc-batch", identity: identityEmail(part), template: templatePath(part) },
    },
  }),
  grants: { in: { runs: startBatches } },
  lower: (context) => {
    reportIdle(context);
    return [
      ...workloadIdentity(context, [
        grant("roles/dataproc.worker", onProject(context)),
        ...useWorkFolder(context),
        ...useMetastore(metastoreFor(context)),
      ]),
      workFolder(context),
      ...jobFiles(context),
      template(context),
    ];
  },
};

function metastoreFor(context: LoweringContext): string | undefined {
  return metastoreOf(storesOf(context, context.environment), context.environment);
}

function templatePath(part: Part): string {
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
      runtimeConfig: {
        version: RUNTIME_VERSION,
        properties: { ...executorRange(context), ...sparkProperties(storesOf(context, context.environment), false) },
      },
      environmentConfig: {
        executionConfig: {
          serviceAccount: identityEmail(context),
          subnetworkUri: context.platform("network")?.["subnetPath"],
          idleTtl: IDLE,
          ttl: LONGEST,
          kmsKey: keyName(context),
        },
        peripheralsConfig: peripherals(metastoreFor(context)),
      },
    },
    dependsOn: [IDENTITY, GRANTS, ...afterKeyGrant(context, "dataproc.googleapis.com")],
  });
}
