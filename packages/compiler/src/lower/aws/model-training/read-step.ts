import type { PropertyMap, Value } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { compact } from "../../loose-map.ts";
import { ref } from "../../part-address.ts";
import { artefactStore } from "../artefact.ts";
import { get } from "../sagemaker/pipeline.ts";
import { rowsInput, type TableRows } from "../sagemaker/table-rows.ts";
import { trainingImage } from "../sagemaker/vendor-images.ts";

const STEP = "Read";
const OUTPUT = "rows";
const INSTANCE = "ml.m5.xlarge";
const VOLUME_GB = 200;
const SECONDS_MAX = 7200;
const INPUT_PATH = "/opt/ml/processing/input";
const OUTPUT_PATH = "/opt/ml/processing/output";

/** Where the training finds the rows that the step has read. */
export const READ_ROWS_URI: Value = get(`Steps.${STEP}.ProcessingOutputConfig.Outputs['${OUTPUT}'].S3Output.S3Uri`);

/** The step that reads the current rows of a table into a folder of this run; training itself cannot ask a query service. */
export function readStep(context: LoweringContext, rows: TableRows, vpcConfig: PropertyMap | undefined): PropertyMap {
  const folder = `s3://${artefactStore(context).bucketName}/scratch/${context.component.id}/training`;
  const S3Uri = { "Std:Join": { On: "/", Values: [folder, get("Execution.PipelineExecutionId")] } };
  return {
    Name: STEP,
    Type: "Processing",
    Arguments: compact({
      ProcessingResources: { ClusterConfig: { InstanceType: INSTANCE, InstanceCount: 1, VolumeSizeInGB: VOLUME_GB } },
      AppSpecification: {
        ImageUri: trainingImage(context, "classic"),
        ContainerEntrypoint: ["cp", "-r", `${INPUT_PATH}/.`, OUTPUT_PATH],
      },
      ProcessingInputs: [rowsInput(context, rows, INPUT_PATH)],
      ProcessingOutputConfig: {
        Outputs: [{ OutputName: OUTPUT, S3Output: { S3Uri, LocalPath: OUTPUT_PATH, S3UploadMode: "EndOfJob" } }],
      },
      NetworkConfig: vpcConfig === undefined ? undefined : { VpcConfig: vpcConfig },
      RoleArn: ref(context, "role", "Arn"),
      StoppingCondition: { MaxRuntimeInSeconds: SECONDS_MAX },
    }),
  };
}
