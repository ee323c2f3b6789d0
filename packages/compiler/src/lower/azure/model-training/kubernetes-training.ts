import { flagSetting, type Lowering } from "../../../lowering.ts";
import { kubernetesJob } from "../../kubernetes-job.ts";
import { allow, identityId, workloadIdentity } from "../access.ts";
import { artefactContainer, artefactPath, blobFile } from "../artefact/blob.ts";
import { jobIdentity } from "../kubernetes-cluster/federated-identity.ts";

/** Identity, code and rights for a job that runs on the drawn pool; the job itself is submitted to Kubernetes. */
export const kubernetesTraining: Lowering = {
  cloud: "azure",
  kind: "model-training",
  variant: "kubernetes-training",
  service: "Kubernetes job on Azure Kubernetes Service",
  gap: "a run is a Kubernetes job, started by a workflow or with kubectl",
  minutes: [0, 1],
  needs: ["kubernetes-cluster"],
  outputs: (part) => ({
    ports: {
      model: { protocol: "files", identityId: identityId(part), region: part.target.region },
      files: { protocol: "checkpoints" },
      runs: { ...kubernetesJob(part), isDistributed: flagSetting(part, "distributed") },
    },
  }),
  lower: (context) => {
    const { artefactContainerId: id, artefactContainerAddress: address } = context.platform("artefact-store") ?? {};
    return [
      ...workloadIdentity(context, [allow("blobReader", String(id), String(address))]),
      jobIdentity(context),
      blobFile(context, {
        name: "code",
        ...artefactContainer(context),
        path: artefactPath(context, "training-job"),
        content: { artefact: "training-job" },
      }),
    ];
  },
};
