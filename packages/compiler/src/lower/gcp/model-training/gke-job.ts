import type { Lowering } from "../../../lowering.ts";
import { kubernetesJob } from "../../kubernetes-job.ts";
import { useWorkFolder, workFolder } from "../artefact.ts";
import { identityEmail, workloadIdentity } from "../iam.ts";
import { podIdentity } from "../kubernetes-cluster/cluster-of.ts";

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
      runs: kubernetesJob(part),
    },
  }),
  lower: (context) => [...workloadIdentity(context, useWorkFolder(context)), workFolder(context), podIdentity(context)],
};
