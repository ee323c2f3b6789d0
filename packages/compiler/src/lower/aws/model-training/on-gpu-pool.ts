import { flagSetting, type Lowering, type Part, textSetting } from "../../../lowering.ts";
import { kubernetesJob } from "../../kubernetes-job.ts";
import { artefactObject, artefactStore, useArtefacts } from "../artefact.ts";
import { pullImages } from "../container-images.ts";
import { allow, roleArn, workloadRole } from "../iam.ts";
import { clusterOf, podIdentity, podRole } from "../kubernetes-cluster/pod-identity.ts";
import { modelPrefix } from "../sagemaker/execution-baseline.ts";
import { trainingImage, vendorImageAccounts } from "../sagemaker/vendor-images.ts";
import { checkpointBucket, checkpointPrefix, useCheckpoints } from "./checkpoints.ts";

/** Identity, code and access for a job that runs on the drawn pool; the job itself is submitted to Kubernetes. */
export const onGpuPool: Lowering = {
  cloud: "aws",
  kind: "model-training",
  variant: "on-gpu-pool",
  service: "Kubernetes job on Amazon EKS",
  gap: "a run is a Kubernetes job, started by a workflow or with kubectl",
  minutes: [0, 1],
  needs: ["kubernetes-cluster"],

  outputs: (part) => ({
    ports: {
      model: {
        protocol: "s3 model artefact",
        roleArn: roleArn(part),
        modelArtifactPrefix: modelPrefix(part.component.id),
        region: part.target.region,
      },
      files: { protocol: "s3 checkpoints", prefix: checkpointPrefix(part) },
      runs: runOutputs(part),
    },
  }),

  lower: (context) => {
    const code = artefactObject(context, { name: "code", artefact: "training-job" });
    const models = `${artefactStore(context).bucketArn}/${modelPrefix(context.component.id)}*`;
    return [
      ...workloadRole(context, {
        ...podRole(),
        baseline: [
          ...pullImages(context, vendorImageAccounts(context)),
          ...useArtefacts(context),
          allow(["s3:GetObject", "s3:PutObject"], [models]),
          ...useCheckpoints(context),
        ],
      }),
      ...checkpointBucket(context),
      code.resource,
      podIdentity(context, clusterOf(context).clusterName),
    ];
  },
};

function runOutputs(part: Part) {
  return {
    ...kubernetesJob(part),
    image: trainingImage(part, textSetting(part, "method")),
    isDistributed: flagSetting(part, "distributed"),
  };
}
