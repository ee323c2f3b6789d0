import type { Value } from "@zerolake/resources";

/** A training pipeline that a workflow starts and waits for. */
export interface PipelineStep {
  readonly does: "pipeline";
  readonly name: string;
  readonly pipelineName: Value;
}
