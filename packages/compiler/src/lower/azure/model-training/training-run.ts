import type { Value } from "@zerolake/resources";
import { flagSetting, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { azureTrainingMachine } from "../../../sizing/azure-machines.ts";
import { jsonText } from "../../json-text.ts";
import { compact } from "../../loose-map.ts";
import { clientId } from "../access.ts";
import { buildVersion, condaEnvironment, type EnvironmentVersion } from "../aml-workspace/conda-environment.ts";

const CPU_IMAGE = "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04:latest";
const GPU_IMAGE = "mcr.microsoft.com/azureml/openmpi4.1.0-cuda11.8-cudnn8-ubuntu22.04:latest";
const CLASSIC = ["scikit-learn", "pandas", "pyarrow", "joblib"];
const DEEP = ["torch", "transformers", "peft", "datasets", "accelerate", "pyarrow"];

/** What the code runs in: the vendor's image with the libraries that the method needs. */
export function trainingEnvironment(part: Pick<Part, "component">): EnvironmentVersion {
  const isClassic = textSetting(part, "method") === "classic";
  const libraries = [
    ...(isClassic ? CLASSIC : DEEP),
    ...(textSetting(part, "quantization", "none") === "int4" ? ["bitsandbytes"] : []),
    "azureml-mlflow",
  ];
  return condaEnvironment("train", isClassic ? CPU_IMAGE : GPU_IMAGE, libraries);
}

/** What a training run is put together from; whoever starts it names it. */
export interface TrainingRun {
  readonly training: Pick<Part, "component" | "target">;
  readonly workspaceId: string;
  readonly clusterName: string;
  /** `abfss://` address of the rows; absent = the script is started without any. */
  readonly dataUri: Value | undefined;
}

/** A run as the service takes it, as text: identities in it are known only after they exist. */
export function trainingRun({ training, workspaceId, clusterName, dataUri }: TrainingRun): Value {
  const { component } = training;
  const keepsCheckpoints = flagSetting(training, "checkpointing");
  return jsonText({
    properties: compact({
      jobType: "Command",
      displayName: component.title,
      experimentName: component.id,
      codeId: `${workspaceId}/codes/${component.id}/versions/${codeVersion()}`,
      environmentId: `${workspaceId}/environments/${component.id}/versions/${trainingEnvironment(training).version}`,
      computeId: `${workspaceId}/computes/${clusterName}`,
      command: commandOf(training, dataUri !== undefined, keepsCheckpoints),
      identity: { identityType: "Managed", clientId: clientId(training) },
      resources: { instanceCount: 1, shmSize: "16g" },
      inputs: dataUri === undefined ? undefined : { data: { jobInputType: "uri_folder", uri: dataUri, mode: "ReadOnlyMount" } },
      outputs: {
        model: { jobOutputType: "custom_model", mode: "ReadWriteMount" },
        checkpoints: keepsCheckpoints ? { jobOutputType: "uri_folder", uri: checkpointsUri(training), mode: "ReadWriteMount" } : undefined,
      },
      limits: { jobLimitsType: "Command", timeout: `PT${numberSetting(training, "maxHours")}H` },
    }),
  });
}

/** Version of the script that a run starts. */
export function codeVersion(): string {
  return buildVersion("training-job");
}

/** Where a run goes on that was interrupted. */
function checkpointsUri(part: Pick<Part, "component">): string {
  return `azureml://datastores/workspaceblobstore/paths/checkpoints/${part.component.id}/`;
}

function commandOf(part: Pick<Part, "component">, hasData: boolean, keepsCheckpoints: boolean): string {
  const own = textSetting(part, "command");
  if (own !== "") return own;
  const options = [
    ["--method", textSetting(part, "method")],
    ["--experiment", part.component.id],
    ...(textSetting(part, "baseModel") === "" ? [] : [["--base-model", textSetting(part, "baseModel")]]),
    ...(textSetting(part, "quantization", "none") === "none" ? [] : [["--quantization", textSetting(part, "quantization")]]),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the service fills these in
    ...(hasData ? [["--data", "${{inputs.data}}"]] : []),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the service fills these in
    ["--out", "${{outputs.model}}"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the service fills these in
    ...(keepsCheckpoints ? [["--checkpoints", "${{outputs.checkpoints}}"]] : []),
  ];
  return `tar -xzf sourcedir.tar.gz && env -u MLFLOW_TRACKING_URI python train.py ${options.flat().join(" ")}`;
}

/** The machine of a training that no pool was drawn for. */
export function ownMachine(part: Part): string {
  return azureTrainingMachine(textSetting(part, "method"), flagSetting(part, "distributed")).size;
}
