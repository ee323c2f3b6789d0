import { type DesiredResource, reference } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { cron } from "../../../sizing/cron.ts";
import { addressIn } from "../../part-address.ts";
import { GRANTS, grant, IDENTITY, identityEmail, onProject, type PolicyTarget, workloadIdentity } from "../iam.ts";
import { nameOf, pathOf } from "../names.ts";
import { BUCKET, privateBucket } from "../private-bucket.ts";
import { gcpResource } from "../resource.ts";
import { airflowFile } from "./airflow-file.ts";
import { runSteps } from "./run-steps.ts";

const ENVIRONMENT = "composer.environment";
/** Logical name of the bucket that Airflow reads its files from. */
const FILES = "files";
const IMAGE_VERSION = "composer-3-airflow-2";

/** Airflow of the cloud with one generated workflow; more files may lie beside it. */
export const composer: Lowering = {
  cloud: "gcp",
  kind: "orchestrator",
  variant: "composer",
  service: "Cloud Composer 3",
  gap: "it has a price even when idle; its own database is encrypted with Google's key",
  minutes: [20, 45],
  needs: ["network"],
  outputs: (part) => ({
    ports: {
      runs: {
        protocol: "airflow",
        environment: pathOf(part, ENVIRONMENT, { name: environmentName(part) }),
        url: reference(addressIn(part, "environment"), "config.airflowUri"),
        identity: identityEmail(part),
      },
    },
  }),
  lower: (context) => [
    privateBucket(context, { name: FILES, holdsData: false }),
    ...workloadIdentity(context, [grant("roles/composer.worker", onProject(context)), grant("roles/storage.objectUser", onFiles(context))]),
    workflowFile(context),
    environment(context),
  ],
};

function environmentName(part: Part): string {
  return nameOf(part, ENVIRONMENT, "environment");
}

function bucketName(part: Part): string {
  return nameOf(part, BUCKET, FILES);
}

function onFiles(part: Part): PolicyTarget {
  return { type: BUCKET, path: pathOf(part, BUCKET, { name: bucketName(part) }) };
}

function workflowFile(context: LoweringContext): DesiredResource {
  return gcpResource(context, {
    name: "workflow",
    type: "storage.object",
    at: { bucket: bucketName(context), name: `dags/${context.component.id}.py` },
    properties: {
      contentType: "text/x-python",
      content: airflowFile(runSteps(context), {
        id: context.component.id,
        schedule: cron(textSetting(context, "schedule", "daily")),
        retries: numberSetting(context, "retries", 1),
      }),
    },
  });
}

function environment(context: LoweringContext): DesiredResource {
  const isProduction = context.target.tier === "production";
  const name = environmentName(context);
  return gcpResource(context, {
    name: "environment",
    type: ENVIRONMENT,
    at: { name },
    properties: {
      name: pathOf(context, ENVIRONMENT, { name }),
      storageConfig: { bucket: bucketName(context) },
      config: {
        environmentSize: isProduction ? "ENVIRONMENT_SIZE_MEDIUM" : "ENVIRONMENT_SIZE_SMALL",
        resilienceMode: isProduction ? "HIGH_RESILIENCE" : undefined,
        softwareConfig: { imageVersion: IMAGE_VERSION },
        nodeConfig: {
          serviceAccount: identityEmail(context),
          composerNetworkAttachment: context.platform("network")?.["attachmentPath"],
        },
        privateEnvironmentConfig: { enablePrivateEnvironment: true },
      },
    },
    dependsOn: [IDENTITY, GRANTS, "workflow"],
    minutes: [20, 45],
  });
}
