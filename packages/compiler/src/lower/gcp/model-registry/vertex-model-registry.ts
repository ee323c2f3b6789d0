import type { DesiredResource } from "@zerolake/resources";
import type { Lowering, LoweringContext, Part } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { ref } from "../../part-address.ts";
import { grant, onProject, type PolicyTarget } from "../iam.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { nameOf, pathOf } from "../names.ts";
import { BUCKET, privateBucket } from "../private-bucket.ts";
import { gcpResource } from "../resource.ts";

const VERTEX = "aiplatform.googleapis.com";
const STORE = "aiplatform.metadataStore";
/** The one store of a region that experiments are written to. */
const STORE_NAME = "default";

/** Experiments and the bucket of model files; a model appears in Vertex with its first version. */
export const vertexModelRegistry: Lowering = {
  cloud: "gcp",
  kind: "model-registry",
  variant: "vertex-model-registry",
  service: "Vertex AI Model Registry and Experiments",
  gap: "stages are names of versions, and approvals are given in the console",
  minutes: [2, 8],
  outputs: (part) => ({
    ports: {
      model: { registry: "vertex", bucketName: bucketName(part), uri: `gs://${bucketName(part)}/`, region: part.target.region },
    },
  }),
  grants: {
    in: { model: (self) => [grant("roles/aiplatform.user", onProject(self)), grant("roles/storage.objectUser", onBucket(self))] },
    out: { model: (self) => [grant("roles/aiplatform.viewer", onProject(self)), grant("roles/storage.objectViewer", onBucket(self))] },
  },
  lower: (context) => [
    privateBucket(context, { name: "models", holdsData: true, properties: { versioning: { enabled: true } } }),
    metadataStore(context),
    tensorboard(context),
    experiment(context),
  ],
};

function bucketName(part: Part): string {
  return nameOf(part, BUCKET, "models");
}

function onBucket(part: Part): PolicyTarget {
  return { type: BUCKET, path: pathOf(part, BUCKET, { name: bucketName(part) }) };
}

function encryption(context: LoweringContext): LooseMap | undefined {
  const key = keyName(context);
  return key === undefined ? undefined : { kmsKeyName: key };
}

/** Shared by everybody who runs experiments in the region: never deleted, and not under the key of one environment, which goes with it. */
function metadataStore(context: LoweringContext): DesiredResource {
  return gcpResource(context, {
    name: "metadata",
    type: STORE,
    at: { name: STORE_NAME },
    singleton: "region",
    retain: true,
    properties: {},
    minutes: [1, 3],
  });
}

function tensorboard(context: LoweringContext): DesiredResource {
  return gcpResource(context, {
    name: "tensorboard",
    type: "aiplatform.tensorboard",
    holdsData: true,
    properties: {
      displayName: context.component.title,
      description: `Curves of ${context.component.id}`,
      encryptionSpec: encryption(context),
    },
    dependsOn: afterKeyGrant(context, VERTEX),
    minutes: [1, 5],
  });
}

function experiment(context: LoweringContext): DesiredResource {
  return gcpResource(context, {
    name: "experiment",
    type: "aiplatform.context",
    at: { metadataStore: STORE_NAME, name: nameOf(context, "aiplatform.context", "experiment") },
    holdsData: true,
    properties: {
      displayName: context.component.title,
      schemaTitle: "system.Experiment",
      schemaVersion: "0.0.1",
      metadata: { experiment_deleted: false, backing_tensorboard_resource: ref(context, "tensorboard", "name") },
    },
    dependsOn: ["metadata"],
  });
}
