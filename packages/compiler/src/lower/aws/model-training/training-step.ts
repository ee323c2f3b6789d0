import type { PropertyMap, Value } from "@zerolake/resources";
import { chosenText, flagSetting, type LoweringContext, numberSetting, textSetting } from "../../../lowering.ts";
import { hasLocalDisk, trainingInstance } from "../../../sizing/sagemaker-instances.ts";
import { compact } from "../../loose-map.ts";
import { ref } from "../../part-address.ts";
import { artefactStore } from "../artefact.ts";
import { modelPrefix } from "../sagemaker/execution-baseline.ts";
import { get } from "../sagemaker/pipeline.ts";
import { servingEnvironment } from "../sagemaker/serving-environment.ts";
import { inferenceImage, trainingImage } from "../sagemaker/vendor-images.ts";

const SECONDS_PER_HOUR = 3600;
const VOLUME_GB = 200;
const JSON_TYPE = "application/json";

export interface TrainingStep {
  /** `s3://` address of the training script. */
  readonly codeUri: string;
  /** `s3://` address for checkpoints, when the job keeps any. */
  readonly checkpointUri: Value | undefined;
  /** `s3://` address of the rows; absent = the script is started without any. */
  readonly inputUri: Value | undefined;
  readonly vpcConfig: PropertyMap | undefined;
}

/** The step that trains. Spot machines are used: with checkpoints an interrupted run goes on where it was. */
export function trainingStep(context: LoweringContext, step: TrainingStep): PropertyMap {
  const method = textSetting(context, "method");
  const command = textSetting(context, "command");
  const seconds = numberSetting(context, "maxHours") * SECONDS_PER_HOUR;
  const { bucketName } = artefactStore(context);
  return {
    Name: "Train",
    Type: "Training",
    Arguments: compact({
      AlgorithmSpecification: {
        TrainingImage: trainingImage(context, method),
        TrainingInputMode: "FastFile",
        ...(command === "" ? {} : { ContainerEntrypoint: ["sh", "-c", command] }),
      },
      RoleArn: ref(context, "role", "Arn"),
      ResourceConfig: {
        InstanceType: instanceOf(context),
        InstanceCount: 1,
        VolumeSizeInGB: VOLUME_GB,
        VolumeKmsKeyId: hasLocalDisk(instanceOf(context)) ? undefined : context.platform("encryption-key")?.["keyArn"],
      },
      EnableManagedSpotTraining: true,
      StoppingCondition: { MaxRuntimeInSeconds: seconds, MaxWaitTimeInSeconds: seconds * 2 },
      CheckpointConfig: step.checkpointUri === undefined ? undefined : { S3Uri: step.checkpointUri },
      InputDataConfig: step.inputUri === undefined ? undefined : [inputChannel(step.inputUri)],
      OutputDataConfig: { S3OutputPath: `s3://${bucketName}/${modelPrefix(context.component.id)}` },
      HyperParameters: {
        sagemaker_program: "train.py",
        sagemaker_submit_directory: step.codeUri,
        sagemaker_region: context.target.region,
        method,
        "base-model": get("Parameters.BaseModel"),
        quantization: textSetting(context, "quantization", "none"),
        experiment: context.component.id,
      },
      Environment: trackingEnvironment(context),
      VpcConfig: step.vpcConfig,
    }),
  };
}

export interface RegisterStep {
  readonly modelPackageGroupName: Value;
  readonly isApprovalRequired: boolean;
  /** `s3://` address of the serving script; fine-tuned models are served by the image's own code. */
  readonly codeUri: string | undefined;
}

/** The step that makes what was trained a version of the registry, with everything an endpoint needs to run it. */
export function registerStep(context: LoweringContext, step: RegisterStep): PropertyMap {
  const container = {
    Image: inferenceImage(context, textSetting(context, "method")),
    ModelDataUrl: get("Steps.Train.ModelArtifacts.S3ModelArtifacts"),
    Environment: servingEnvironment(context, step.codeUri),
  };
  return {
    Name: "Register",
    Type: "RegisterModel",
    Arguments: {
      ModelPackageGroupName: step.modelPackageGroupName,
      ModelApprovalStatus: step.isApprovalRequired ? "PendingManualApproval" : "Approved",
      InferenceSpecification: {
        Containers: [container],
        SupportedContentTypes: [JSON_TYPE],
        SupportedResponseMIMETypes: [JSON_TYPE],
      },
    },
  };
}

/** A registry that is MLflow records the run, too. */
function trackingEnvironment(context: LoweringContext): PropertyMap | undefined {
  const uri = context.outgoing("model").flatMap((peer) => peer.outputs["trackingServerArn"] ?? [])[0];
  return uri === undefined ? undefined : { MLFLOW_TRACKING_URI: uri };
}

function instanceOf(context: LoweringContext): string {
  return chosenText(context, "trainingInstance") ?? trainingInstance(textSetting(context, "method"), flagSetting(context, "distributed"));
}

function inputChannel(S3Uri: Value): PropertyMap {
  return { ChannelName: "train", DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri } } };
}
