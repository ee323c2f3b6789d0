import type { Lowering } from "../../../lowering.ts";
import { useWorkFolder, workFolder } from "../artefact.ts";
import { identityEmail, workloadIdentity } from "../iam.ts";
import { podIdentity, WORKLOAD_NAMESPACE } from "../kubernetes-cluster/cluster-of.ts";

/** Identity and access for training on the drawn pool; the job itself is submitted to Kubernetes. */
export const gkeTraining: Lowering = {
  cloud: "gcp",
  kind: "model-training",
  variant: "gke-job",
  service: "Kubernetes job on Google Kubernetes Engine",
  gap: "a run is a Kubernetes job, started with kubectl or by a queue of yours",
  minutes: [0, 2],
  needs: ["kubernetes-cluster"],
  outputs: (part) => ({
    ports: {
      model: { identity: identityEmail(part) },
      files: { identity: identityEmail(part) },
      runs: { protocol: "kubernetes-job", namespace: WORKLOAD_NAMESPACE, serviceAccount: part.component.id },
    },
  }),
  lower: (context) => [...workloadIdentity(context, useWorkFolder(context)), workFolder(context), podIdentity(context)],
};
