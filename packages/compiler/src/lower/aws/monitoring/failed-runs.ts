import type { DesiredResource, PropertyMap, Value } from "@zerolake/resources";
import type { LoweringContext, Neighbour } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import { output } from "./signals-of.ts";

const RULE = "AWS::Events::Rule";

interface RunSource {
  readonly source: string;
  readonly kinds: readonly string[];
  /** Output of the component, and the field of the event that carries the same name. */
  readonly output: string;
  readonly field: string;
  readonly statusField: string;
  readonly statuses: readonly string[];
}

/** Events about runs are account-wide: each alternative names our resources, so that other teams' failures stay theirs. */
const RUN_SOURCES: readonly RunSource[] = [
  {
    source: "aws.glue",
    kinds: ["spark-engine", "stream-processor"],
    output: "jobName",
    field: "jobName",
    statusField: "state",
    statuses: ["FAILED", "TIMEOUT"],
  },
  {
    source: "aws.emr-serverless",
    kinds: ["spark-engine", "stream-processor"],
    output: "applicationId",
    field: "applicationId",
    statusField: "state",
    statuses: ["FAILED"],
  },
  {
    source: "aws.states",
    kinds: ["orchestrator"],
    output: "stateMachineArn",
    field: "stateMachineArn",
    statusField: "status",
    statuses: ["FAILED", "TIMED_OUT"],
  },
  {
    source: "aws.sagemaker",
    kinds: ["model-training", "embedding-job", "dataset-store"],
    output: "pipelineArn",
    field: "pipelineArn",
    statusField: "currentPipelineExecutionStatus",
    statuses: ["Failed"],
  },
  {
    source: "aws.glue-dataquality",
    kinds: ["data-quality"],
    output: "rulesetNames",
    field: "rulesetNames",
    statusField: "state",
    statuses: ["FAILED"],
  },
];

/** One rule that tells the topic about every failed run of ours; none when nothing runs. */
export function failedRunsRule(context: LoweringContext): readonly DesiredResource[] {
  const found = RUN_SOURCES.flatMap((source) => {
    const names = source.kinds.flatMap((kind) => context.environment.components(kind)).flatMap((one) => valuesOf(one, source.output));
    return names.length === 0 ? [] : [{ source, names }];
  });
  if (found.length === 0) return [];
  const alternatives = found.map(({ source, names }): PropertyMap => ({ [source.statusField]: source.statuses, [source.field]: names }));
  const EventPattern: PropertyMap = {
    source: [...new Set(found.map(({ source }) => source.source))],
    // EventBridge refuses `$or` with a single branch.
    detail: alternatives.length === 1 ? (alternatives[0] ?? {}) : { $or: alternatives },
  };
  return [
    awsResource(context, {
      name: "failedRuns",
      type: RULE,
      properties: {
        Name: nameOf(context, RULE, "failedRuns"),
        Description: "failed runs of this environment",
        EventPattern,
        State: "ENABLED",
        Targets: [{ Id: "alerts", Arn: ref(context, "topic", "TopicArn") }],
      },
      dependsOn: ["topicPolicy"],
    }),
  ];
}

function valuesOf(neighbour: Neighbour, field: string): readonly Value[] {
  const value = output(neighbour, field);
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly Value[]) : [value];
}
