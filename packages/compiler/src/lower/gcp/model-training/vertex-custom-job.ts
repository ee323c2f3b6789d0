import type { Lowering } from "../../../lowering.ts";
import { grant, identityEmail, onProject, workloadIdentity } from "../iam.ts";

/** Who trains: a run is an action of a person or a workflow, and nothing stands between two runs. */
export const vertexCustomJob: Lowering = {
  cloud: "gcp",
  kind: "model-training",
  variant: "vertex-custom-job",
  service: "Vertex AI custom training",
  gap: "a run is started by a workflow or by hand with the account that is made here",
  minutes: [0, 2],
  outputs: (part) => ({ ports: { model: { identity: identityEmail(part) }, runs: { protocol: "vertex", identity: identityEmail(part) } } }),
  lower: (context) => workloadIdentity(context, [grant("roles/aiplatform.user", onProject(context))]),
};
