import { type DesiredResource, reference, type Value } from "@zerolake/resources";
import { type Lowering, type LoweringContext, type Part } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { copiedImage, imageCopies } from "../cloud-run/copied-image.ts";
import { beforeProgram, program } from "../cloud-run/program.ts";
import { callService, isClosed, SERVICE, serviceName } from "../cloud-run/service.ts";
import { ownDatabase } from "../cloud-sql/own-database.ts";
import { POSTGRES_PORT, signInName } from "../cloud-sql/postgres.ts";
import { databaseProxy, useDatabase } from "../cloud-sql/proxy.ts";
import { grant, identityEmail, type PolicyTarget, workloadIdentity } from "../iam.ts";
import { nameOf, pathOf } from "../names.ts";
import { BUCKET, privateBucket } from "../private-bucket.ts";
import { gcpResource } from "../resource.ts";

const DATABASE = "mlflow";
const PORT = 8080;
const SIZE = { cpu: "1", memory: "2Gi" } as const;

/** MLflow as its makers publish it: runs and versions in PostgreSQL, files in a bucket that it hands out itself. */
export const mlflowCloudRun: Lowering = {
  cloud: "gcp",
  kind: "model-registry",
  variant: "mlflow-cloud-run",
  service: "MLflow on Cloud Run with Cloud SQL and Cloud Storage",
  gap: "self-hosted: callers are checked by Cloud Run before MLflow sees them, and MLflow knows no users; a Vertex AI endpoint needs a copy of the model in Vertex",
  minutes: [10, 22],
  needs: ["network"],
  outputs: (part) => ({
    ports: {
      model: {
        registry: "mlflow",
        trackingUri: reference(addressIn(part, "service"), "uri"),
        bucketName: bucketName(part),
        uri: `gs://${bucketName(part)}/`,
        region: part.target.region,
      },
    },
  }),
  // Files go through the server, so nobody else needs the bucket but who serves them.
  grants: {
    in: { model: (self) => [callService(self)] },
    out: { model: (self) => [callService(self), grant("roles/storage.objectViewer", onBucket(self))] },
  },
  lower: (context) => {
    reportCopies(context);
    return [
      ...workloadIdentity(context, [...useDatabase(context), grant("roles/storage.objectUser", onBucket(context))]),
      privateBucket(context, { name: "models", holdsData: true, properties: { versioning: { enabled: true } } }),
      ...ownDatabase(context, DATABASE),
      imageCopies(context),
      server(context),
    ];
  },
};

function bucketName(part: Part): string {
  return nameOf(part, BUCKET, "models");
}

function onBucket(part: Part): PolicyTarget {
  return { type: BUCKET, path: pathOf(part, BUCKET, { name: bucketName(part) }) };
}

function server(context: LoweringContext): DesiredResource {
  return gcpResource(context, {
    name: "service",
    type: SERVICE,
    at: { name: serviceName(context) },
    properties: {
      ingress: isClosed(context) ? "INGRESS_TRAFFIC_INTERNAL_ONLY" : "INGRESS_TRAFFIC_ALL",
      template: {
        ...program(context, {
          image: copiedImage(context, "mlflow"),
          environment: {},
          command: ["mlflow"],
          args: serverArguments(context),
          ...SIZE,
          port: PORT,
          beside: [databaseProxy(context)],
        }),
        scaling: { minInstanceCount: 1, maxInstanceCount: 2 },
      },
    },
    dependsOn: [...beforeProgram(context), "images", addressIn(context, "database", DATABASE), "user"],
    minutes: [1, 4],
  });
}

/** The names that MLflow answers to are Cloud Run's affair: only known callers come that far. */
function serverArguments(context: LoweringContext): readonly Value[] {
  const user = encodeURIComponent(signInName(identityEmail(context)));
  const pairs: Readonly<Record<string, string>> = {
    "--host": "0.0.0.0",
    "--port": String(PORT),
    "--backend-store-uri": `postgresql://${user}@localhost:${POSTGRES_PORT}/${DATABASE}`,
    "--artifacts-destination": `gs://${bucketName(context)}`,
    "--allowed-hosts": "*",
  };
  return ["server", "--serve-artifacts", ...Object.entries(pairs).flat()];
}

/** Vertex AI serves what is registered there. */
function reportCopies(context: LoweringContext): void {
  for (const { component, edge, variant } of context.outgoing("model").filter((peer) => peer.variant === "vertex-endpoint")) {
    context.report({
      severity: "info",
      code: "ZL-GCP-MLFLOW-VERTEX",
      message: `“${component.title}” (${variant}) serves models of Vertex AI: a version of “${context.component.title}” has to be uploaded there first.`,
      target: { component: component.id, edge: edge.id },
      hint: "Upload the version with gcloud ai models upload, and name it in the environment's settings; or let the endpoint sleep when nobody asks, which makes it a Cloud Run service.",
    });
  }
}
