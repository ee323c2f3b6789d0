import type { Lowering } from "../../../lowering.ts";
import { kubernetesJob } from "../../kubernetes-job.ts";
import { identityId, workloadIdentity } from "../access.ts";
import { jobIdentity } from "../kubernetes-cluster/federated-identity.ts";

/** Identity and rights for an embedding job on the drawn pool; the job itself is submitted to Kubernetes. */
export const aksGpuJob: Lowering = {
  cloud: "azure",
  kind: "embedding-job",
  variant: "aks-gpu-job",
  service: "Kubernetes job on Azure Kubernetes Service",
  gap: "a run is a Kubernetes job, started by a workflow or with kubectl",
  minutes: [0, 1],
  needs: ["kubernetes-cluster"],
  outputs: (part) => ({
    ports: {
      vectors: { protocol: "writes vectors", identityId: identityId(part), region: part.target.region },
      runs: kubernetesJob(part),
    },
  }),
  lower: (context) => [...workloadIdentity(context), jobIdentity(context)],
};
