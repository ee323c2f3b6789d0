import type { DesiredResource, Value } from "@zerolake/resources";
import type { LoweringContext, Part } from "../../../lowering.ts";
import { jsonText } from "../../json-text.ts";
import { ref } from "../../part-address.ts";
import { arn } from "../arn.ts";
import { policyLogicalName } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";

const PIPELINE = "AWS::SageMaker::Pipeline";

export function pipelineName(part: Part): string {
  return nameOf(part, PIPELINE, "pipeline");
}

/** The service writes pipeline ARNs in lower case, which our names are anyway. */
export function pipelineArn(part: Part): string {
  return arn(part, "sagemaker", `pipeline/${pipelineName(part).toLowerCase()}`);
}

export interface PipelineOptions {
  readonly description: string;
  /** Text parameters with their defaults. */
  readonly parameters: Readonly<Record<string, Value>>;
  readonly steps: readonly Value[];
  readonly dependsOn?: readonly string[];
  readonly deferredUntil?: string;
}

/** A pipeline of the component, run with its role. */
export function pipeline(context: LoweringContext, options: PipelineOptions): DesiredResource {
  const Parameters = Object.entries(options.parameters).map(([Name, DefaultValue]) => ({ Name, Type: "String", DefaultValue }));
  return awsResource(context, {
    name: "pipeline",
    type: PIPELINE,
    properties: {
      PipelineName: pipelineName(context),
      PipelineDisplayName: pipelineName(context),
      PipelineDescription: options.description,
      RoleArn: ref(context, "role", "Arn"),
      ParallelismConfiguration: { MaxParallelExecutionSteps: 2 },
      PipelineDefinition: {
        PipelineDefinitionBody: jsonText({ Version: "2020-12-01", Parameters, Steps: options.steps }),
      },
    },
    dependsOn: [policyLogicalName(), ...(options.dependsOn ?? [])],
    ...(options.deferredUntil ? { deferredUntil: options.deferredUntil } : {}),
  });
}

/** Refers to a parameter or to what an earlier step made. */
export function get(path: string): Value {
  return { Get: path };
}
