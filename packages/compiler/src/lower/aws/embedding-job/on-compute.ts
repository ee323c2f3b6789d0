import type { Lowering } from "../../../lowering.ts";
import { kubernetesJob } from "../../kubernetes-job.ts";
import { useArtefacts } from "../artefact.ts";
import { pullImages } from "../container-images.ts";
import { roleArn, workloadRole } from "../iam.ts";
import { clusterOf, podIdentity, podRole } from "../kubernetes-cluster/pod-identity.ts";

/** Identity and access for an embedding job on the drawn pool; the job itself is submitted to Kubernetes. */
export const onCompute: Lowering = {
  cloud: "aws",
  kind: "embedding-job",
  variant: "on-compute",
  service: "Kubernetes job on Amazon EKS",
  gap: "a run is a Kubernetes job, started by a workflow or with kubectl",
  minutes: [0, 1],
  needs: ["kubernetes-cluster"],

  outputs: (part) => ({
    ports: {
      vectors: { protocol: "writes vectors", roleArn: roleArn(part), region: part.target.region },
      runs: kubernetesJob(part),
    },
  }),

  lower: (context) => [
    ...workloadRole(context, { ...podRole(), baseline: [...pullImages(context), ...useArtefacts(context)] }),
    podIdentity(context, clusterOf(context).clusterName),
  ],
};
