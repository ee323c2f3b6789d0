import type { DesiredResource, PropertyMap } from "@zerolake/resources";
import type { LoweringContext, Part, Statement } from "../../../lowering.ts";
import { arn } from "../arn.ts";
import { artefactStore, useArtefacts } from "../artefact.ts";
import { pullImages } from "../container-images.ts";
import { allow, roleArn } from "../iam.ts";
import { NETWORK_INTERFACE_ACTIONS, privateNetwork, securityGroup, securityGroupId } from "../private-network.ts";
import { useKey } from "../use-key.ts";
import { vendorImageAccounts } from "./vendor-images.ts";

export const SAGEMAKER = "sagemaker.amazonaws.com";

/** What every SageMaker role needs before any edge: images, logs, its own artefacts, and interfaces in our network. */
export function executionBaseline(context: LoweringContext): readonly Statement[] {
  return [
    ...pullImages(context, vendorImageAccounts(context)),
    allow(
      ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
      [arn(context, "logs", "log-group:/aws/sagemaker/*")],
    ),
    ...useArtefacts(context),
    ...useKey(context),
    ...(context.has("network") ? [allow([...NETWORK_INTERFACE_ACTIONS, "ec2:DeleteNetworkInterfacePermission"], ["*"])] : []),
  ];
}

/** Starting jobs of a kind with the own role, as pipelines do. */
export function runJobs(part: Part, job: "training" | "processing"): readonly Statement[] {
  const verb = job === "training" ? "TrainingJob" : "ProcessingJob";
  return [
    allow(
      [`sagemaker:Create${verb}`, `sagemaker:Describe${verb}`, `sagemaker:Stop${verb}`, "sagemaker:AddTags"],
      [arn(part, "sagemaker", `${job}-job/*`)],
    ),
    passRole([roleArn(part)]),
  ];
}

export function passRole(roles: readonly string[]): Statement {
  return allow(["iam:PassRole"], roles, { StringEquals: { "iam:PassedToService": SAGEMAKER } });
}

/** Where trained models lie: below a folder per training component of the artefact bucket. */
export function modelPrefix(componentId: string): string {
  return `models/${componentId}/`;
}

/** Trained models, and the code that training put beside them for serving. */
export function readModels(context: LoweringContext): Statement {
  const { bucketArn } = artefactStore(context);
  return allow(["s3:GetObject"], [`${bucketArn}/models/*`, `${bucketArn}/artefacts/*/inference/*`]);
}

/** Starting, watching and stopping a pipeline: for whoever has it as a step. */
export function runPipeline(pipelineArn: string): Statement {
  return allow(
    ["sagemaker:StartPipelineExecution", "sagemaker:DescribePipelineExecution", "sagemaker:StopPipelineExecution"],
    [pipelineArn, `${pipelineArn}/execution/*`],
  );
}

/** Jobs and endpoints join the environment's network when there is one; without, they run in the service's own. */
export function joinNetwork(
  context: LoweringContext,
  description: string,
): { readonly resources: readonly DesiredResource[]; readonly vpcConfig: PropertyMap | undefined } {
  if (!context.has("network")) return { resources: [], vpcConfig: undefined };
  return {
    resources: [securityGroup(context, { description })],
    vpcConfig: { Subnets: privateNetwork(context).privateSubnetIds, SecurityGroupIds: [securityGroupId(context)] },
  };
}
