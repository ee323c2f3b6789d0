import type { DesiredResource, PropertyMap, Value } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, textSetting } from "../../../lowering.ts";
import { arn } from "../arn.ts";
import { type ArtefactObject, artefactObject, artefactStore } from "../artefact.ts";
import { allow, roleArn, workloadRole } from "../iam.ts";
import { nodeToNode } from "../private-network.ts";
import { executionBaseline, joinNetwork, modelPrefix, runJobs, runPipeline, SAGEMAKER } from "../sagemaker/execution-baseline.ts";
import { jobInput } from "../sagemaker/job-input.ts";
import { get, pipeline, pipelineArn, pipelineName } from "../sagemaker/pipeline.ts";
import { queryRows, tableRows } from "../sagemaker/table-rows.ts";
import { readSecrets, secretNames } from "../secrets/use-secret.ts";
import { checkpointBucket, checkpointPrefix, checkpointUri, useCheckpoints } from "./checkpoints.ts";
import { READ_ROWS_URI, readStep } from "./read-step.ts";
import { registerStep, trainingStep } from "./training-step.ts";

/** A pipeline that trains and, when a registry is drawn, registers; machines exist only while it runs. */
export const sagemakerTraining: Lowering = {
  cloud: "aws",
  kind: "model-training",
  variant: "sagemaker-training",
  service: "Amazon SageMaker Training",
  gap: "no lasting cluster: a run starts after 3 to 8 minutes; large GPU machines need a raised quota",
  minutes: [0, 1],

  outputs: (part) => {
    const run = { pipelineName: pipelineName(part), pipelineArn: pipelineArn(part), region: part.target.region };
    return {
      ports: {
        model: {
          protocol: "s3 model artefact",
          ...run,
          roleArn: roleArn(part),
          modelArtifactPrefix: modelPrefix(part.component.id),
          trainingJobArnPrefix: arn(part, "sagemaker", "training-job"),
        },
        files: { protocol: "s3 checkpoints", prefix: checkpointPrefix(part) },
        runs: { protocol: "sagemaker-pipeline", ...run },
      },
    };
  },

  grants: { in: { runs: (self) => [runPipeline(pipelineArn(self))] } },

  lower: (context) => {
    reportFramework(context);
    const network = joinNetwork(context, `training of ${context.component.id}`);
    const code = artefactObject(context, { name: "code", artefact: "training-job" });
    const serving = servesWithScript(context) ? artefactObject(context, { name: "inference", artefact: "inference" }) : undefined;
    return [
      ...workloadRole(context, { services: [SAGEMAKER], baseline: baseline(context) }),
      ...network.resources,
      ...(context.has("network") && flagSetting(context, "distributed") ? nodeToNode(context) : []),
      ...checkpointBucket(context),
      code.resource,
      ...(serving ? [serving.resource] : []),
      trainingPipeline(context, { code, serving, vpcConfig: network.vpcConfig }),
    ];
  },
};

function baseline(context: LoweringContext) {
  const models = `${artefactStore(context).bucketArn}/${modelPrefix(context.component.id)}*`;
  return [
    ...executionBaseline(context),
    allow(["s3:GetObject", "s3:PutObject"], [models]),
    allow(["cloudwatch:PutMetricData"], ["*"], { StringEquals: { "cloudwatch:namespace": "/aws/sagemaker/TrainingJobs" } }),
    ...runJobs(context, "training"),
    ...(tableRows(context) ? runJobs(context, "processing") : []),
    ...queryRows(context),
    ...useCheckpoints(context),
    // A gated base model is downloaded with somebody's token.
    ...(textSetting(context, "baseModel") === "" ? [] : readSecrets(context, secretNames(context).filter(isHubToken))),
  ];
}

interface Parts {
  readonly code: ArtefactObject;
  readonly serving: ArtefactObject | undefined;
  readonly vpcConfig: PropertyMap | undefined;
}

function trainingPipeline(context: LoweringContext, { code, serving, vpcConfig }: Parts): DesiredResource {
  const rows = tableRows(context);
  const input = rows === undefined ? jobInput(context) : undefined;
  const files = input === undefined ? undefined : get("Parameters.TrainUri");
  const train = trainingStep(context, {
    codeUri: code.uri,
    checkpointUri: checkpointUri(context),
    inputUri: rows === undefined ? files : READ_ROWS_URI,
    vpcConfig,
  });
  const registry = context.outgoing("model").find((peer) => peer.outputs["modelPackageGroupName"] !== undefined);
  const steps: Value[] = [...(rows ? [readStep(context, rows, vpcConfig)] : []), train];
  if (registry) {
    steps.push(
      registerStep(context, {
        modelPackageGroupName: registry.outputs["modelPackageGroupName"] ?? "",
        isApprovalRequired: registry.outputs["approvalRequired"] === true,
        codeUri: serving?.uri,
      }),
    );
  }
  return pipeline(context, {
    description: [...(rows ? ["read"] : []), "train", ...(registry ? ["register"] : [])].join(", "),
    parameters: { ...(input === undefined ? {} : { TrainUri: input }), BaseModel: textSetting(context, "baseModel") || "none" },
    steps,
    dependsOn: [code.address, ...(serving ? [serving.address] : [])],
  });
}

/** Classic models need our script to be served; the image of fine-tuned ones knows them. */
function servesWithScript(context: LoweringContext): boolean {
  const isRegistered = context.outgoing("model").some((peer) => peer.outputs["modelPackageGroupName"] !== undefined);
  return isRegistered && textSetting(context, "method") === "classic";
}

/** The built-in script has one framework per method; another one takes a command. */
function reportFramework(context: LoweringContext): void {
  if (textSetting(context, "framework") === "pytorch" || textSetting(context, "command") !== "") return;
  context.report({
    severity: "warning",
    code: "ZL-AWS-TRAINING-FRAMEWORK",
    message: `The built-in script of “${context.component.title}” trains with scikit-learn or PyTorch, not with TensorFlow.`,
    target: { component: context.component.id, setting: "framework" },
    hint: "Set a command of your own and an image with TensorFlow, or choose PyTorch.",
  });
}

function isHubToken(name: string): boolean {
  return /hugging-?face/.test(name);
}
