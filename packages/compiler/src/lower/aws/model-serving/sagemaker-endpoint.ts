import type { DesiredResource } from "@zerolake/resources";
import { answerText, type Lowering, type LoweringContext, numberSetting, textSetting } from "../../../lowering.ts";
import { hasLocalDisk, servingInstance } from "../../../sizing/sagemaker-instances.ts";
import { compact, type LooseMap } from "../../loose-map.ts";
import { ref } from "../../part-address.ts";
import { arn } from "../arn.ts";
import { artefactStore } from "../artefact.ts";
import { allow, workloadRole } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import { executionBaseline, joinNetwork, readModels, SAGEMAKER } from "../sagemaker/execution-baseline.ts";
import { endpointName, endpointOutputs, invokeEndpoint } from "./endpoint-outputs.ts";
import { contentName, modelVersion, servingCode, waitingForModel } from "./model-version.ts";
import { isScaled, replicasMin, scaling } from "./scaling.ts";

const CONFIG = "AWS::SageMaker::EndpointConfig";
const ALARM = "AWS::CloudWatch::Alarm";
const CAPTURE_PERCENT = 10;
const CANARY_PERCENT_DEFAULT = 10;

/** Machines that always answer; a new model takes over step by step in production. */
export const sagemakerEndpoint: Lowering = {
  cloud: "aws",
  kind: "model-serving",
  variant: "sagemaker-endpoint",
  service: "Amazon SageMaker real-time endpoint",
  gap: "waits for the first approved model; keeps at least one machine",
  minutes: [5, 15],
  outputs: endpointOutputs,
  grants: { out: { endpoint: invokeEndpoint } },

  lower: (context) => {
    const network = joinNetwork(context, `endpoint of ${context.component.id}`);
    // A container that is cut off could not ask the feature store.
    const isIsolated = context.target.tier === "production" && context.incoming("features").length === 0;
    const code = servingCode(context);
    const model = modelVersion(context, network.vpcConfig, isIsolated);
    return [
      ...workloadRole(context, {
        services: [SAGEMAKER],
        baseline: [...executionBaseline(context), readModels(context), ...captureRequests(context), ...watchErrors(context)],
      }),
      ...network.resources,
      ...(code ? [code.resource] : []),
      model,
      configuration(context, model),
      ...(isRollingBack(context) ? [errorAlarm(context)] : []),
      endpoint(context),
      ...scaling(context),
    ];
  },
};

function configuration(context: LoweringContext, model: DesiredResource): DesiredResource {
  const InstanceType = servingInstance(textSetting(context, "instance"));
  const content = compact({
    ProductionVariants: [
      {
        VariantName: "main",
        ModelName: ref(context, "model", "ModelName"),
        InstanceType,
        InitialInstanceCount: replicasMin(context),
        InitialVariantWeight: 1,
      },
    ],
    ShadowProductionVariants: shadow(context, InstanceType),
    DataCaptureConfig: context.target.tier === "production" ? dataCapture(context) : undefined,
    KmsKeyId: hasLocalDisk(InstanceType) ? undefined : context.platform("encryption-key")?.["keyArn"],
  });
  return awsResource(context, {
    name: "config",
    type: CONFIG,
    properties: {
      EndpointConfigName: contentName(context, { type: CONFIG, logicalName: "config", content: [content, model.properties] }),
      ...content,
    },
    ...waitingForModel(context),
  });
}

/** A second model sees a share of the calls and answers nobody; it is named once somebody has chosen one. */
function shadow(context: LoweringContext, InstanceType: string): readonly LooseMap[] | undefined {
  const ModelName = shadowModel(context);
  if (ModelName === undefined) return undefined;
  return [
    {
      VariantName: "shadow",
      ModelName,
      InstanceType,
      InitialInstanceCount: 1,
      InitialVariantWeight: numberSetting(context, "shadowShare"),
    },
  ];
}

function shadowModel(context: LoweringContext): string | undefined {
  if (numberSetting(context, "shadowShare") <= 0) return undefined;
  return answerText(context, `shadowModels.${context.component.id}`);
}

function dataCapture(context: LoweringContext): LooseMap {
  return {
    EnableCapture: true,
    InitialSamplingPercentage: CAPTURE_PERCENT,
    DestinationS3Uri: `s3://${artefactStore(context).bucketName}/${capturePrefix(context)}`,
    CaptureOptions: [{ CaptureMode: "Input" }, { CaptureMode: "Output" }],
  };
}

function captureRequests(context: LoweringContext) {
  if (context.target.tier !== "production") return [];
  return [allow(["s3:PutObject"], [`${artefactStore(context).bucketArn}/${capturePrefix(context)}*`])];
}

function capturePrefix(context: LoweringContext): string {
  return `capture/${context.component.id}/`;
}

function endpoint(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "endpoint",
    type: "AWS::SageMaker::Endpoint",
    minutes: [5, 15],
    properties: {
      EndpointName: endpointName(context),
      EndpointConfigName: ref(context, "config", "EndpointConfigName"),
      // Otherwise a new model would put the number of machines back to the first one.
      RetainAllVariantProperties: isScaled(context) ? true : undefined,
      DeploymentConfig: isRollingBack(context) ? canary(context) : undefined,
    },
    ...waitingForModel(context),
  });
}

/** The service refuses a step-by-step change while a shadow is attached. */
function isRollingBack(context: LoweringContext): boolean {
  return context.target.tier === "production" && shadowModel(context) === undefined;
}

function canary(context: LoweringContext): LooseMap {
  const percent = Math.round(numberSetting(context, "canaryShare") * 100);
  return {
    BlueGreenUpdatePolicy: {
      TrafficRoutingConfiguration: {
        Type: "CANARY",
        CanarySize: { Type: "CAPACITY_PERCENT", Value: percent > 0 ? percent : CANARY_PERCENT_DEFAULT },
        WaitIntervalInSeconds: 300,
      },
      TerminationWaitInSeconds: 300,
      MaximumExecutionTimeoutInSeconds: 3600,
    },
    AutoRollbackConfiguration: { Alarms: [{ AlarmName: ref(context, "errorAlarm", "AlarmName") }] },
  };
}

/** The service looks at the alarm with the role of the endpoint. */
function watchErrors(context: LoweringContext) {
  if (!isRollingBack(context)) return [];
  return [allow(["cloudwatch:DescribeAlarms"], [arn(context, "cloudwatch", `alarm:${nameOf(context, ALARM, "errorAlarm")}`)])];
}

/** Errors during a change bring the old model back. */
function errorAlarm(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "errorAlarm",
    type: ALARM,
    properties: {
      AlarmName: nameOf(context, ALARM, "errorAlarm"),
      AlarmDescription: `errors of ${context.component.title}`,
      Namespace: "AWS/SageMaker",
      MetricName: "Invocation5XXErrors",
      Dimensions: [
        { Name: "EndpointName", Value: endpointName(context) },
        { Name: "VariantName", Value: "main" },
      ],
      Statistic: "Sum",
      Period: 60,
      EvaluationPeriods: 3,
      Threshold: 5,
      ComparisonOperator: "GreaterThanThreshold",
      TreatMissingData: "notBreaching",
    },
  });
}
