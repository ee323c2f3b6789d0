import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, listSetting, numberSetting, type Peer, textSetting } from "../../lowering.ts";
import { workspaceMachine } from "../../sizing/workspace-machine.ts";
import type { SparkSource } from "../jobs/batch-runs.ts";
import type { LooseMap } from "../loose-map.ts";
import { addressIn, ref } from "../part-address.ts";
import { checkpointsPath, checkpointsVolume } from "./checkpoints.ts";
import { sparkJob } from "./job.ts";
import { experimentPath, modelHome } from "./model-home.ts";
import { modelName } from "./model-name.ts";
import { UNITY_REGISTRY } from "./model-registry.ts";
import { refusesTraining, reportNotTrained } from "./training-limits.ts";
import { JOB_PROTOCOL } from "./workflow.ts";
import { reportNoWorkspace } from "./workspace.ts";
import { featureTable, type ProgramCloud, type ProgramFiles, programArguments } from "./workspace-program.ts";

/** Files that hold something else than rows. */
const NO_ROWS = "binaryFile";

/** A job that trains on rows that Spark reads, records its run, and registers what it made. */
export const databricksTraining = (variant: string, cloud: ProgramCloud, machines: string): Lowering => ({
  cloud: cloud.cloud,
  kind: "model-training",
  variant,
  service: "Databricks job with the runtime for machine learning",
  gap: `it needs a workspace of yours with a metastore; ${machines}; its rows fit into the memory of one machine; without a workflow people start it`,
  minutes: [0, 2],
  needs: cloud.needs,
  outputs: (part) => {
    const job = { jobId: ref(part, "job", "job_id") };
    return {
      ports: {
        model: { ...job, protocol: "mlflow", experiment: experimentPath(part), region: part.target.region },
        files: { protocol: "checkpoints" },
        runs: { ...job, protocol: JOB_PROTOCOL },
      },
    };
  },
  refuses: (_self, data, direction, peer) => refusesTraining(data, direction, peer),
  lower: (context) => {
    reportNoWorkspace(context);
    reportNotTrained(context, sourceOf(context, cloud));
    const files = cloud.files(context);
    const registry = registryOf(context);
    return [
      ...files.resources,
      ...(registry ? [] : modelHome(context)),
      ...checkpointsVolume(context, registry !== undefined),
      job(context, cloud, files),
    ];
  },
});

function registryOf(context: LoweringContext): Peer | undefined {
  return context.outgoing("model").find(({ outputs }) => outputs["registry"] === UNITY_REGISTRY);
}

/** Features first, then tables or files: the most prepared of what is wired. */
function sourceOf(context: LoweringContext, cloud: ProgramCloud): SparkSource | undefined {
  const features = context.incoming("features").flatMap((peer) => featureTable(context, peer) ?? []);
  const found = features[0] ?? cloud.source(context);
  return found?.format === NO_ROWS ? undefined : found;
}

function job(context: LoweringContext, cloud: ProgramCloud, files: ProgramFiles): DesiredResource {
  const source = sourceOf(context, cloud);
  const owner = registryOf(context)?.component ?? context.component;
  const checkpoints = checkpointsPath(context);
  const need = { machine: workspaceMachine(context.component), readsUnity: context.incoming("features").length > 0 };
  return sparkJob(context, {
    file: files.main,
    tasks: source ? [{ key: "train", args: [...programArguments(files, "train"), ...trainingArguments(context, source)] }] : [],
    cluster: cloud.machine(context, need),
    libraries: [...librariesOf(context), ...(cloud.libraries?.(context, need) ?? [])],
    isOnDemand: true,
    maxHours: numberSetting(context, "maxHours"),
    dependsOn: [
      ...files.dependsOn,
      addressIn({ component: owner }, "experiment"),
      ...(modelName(context.environment, owner) === undefined ? [] : [addressIn({ component: owner }, "model")]),
      ...(checkpoints === undefined ? [] : ["checkpoints"]),
    ],
  });
}

function trainingArguments(context: LoweringContext, { location, format }: SparkSource): readonly string[] {
  const registry = registryOf(context);
  const model = modelName(context.environment, registry?.component ?? context.component);
  const [alias] = registry ? listSetting(registry, "stages") : [];
  const checkpoints = checkpointsPath(context);
  const baseModel = textSetting(context, "baseModel");
  const quantization = textSetting(context, "quantization", "none");
  return [
    ["--in", location],
    ["--in-format", format],
    ["--method", textSetting(context, "method")],
    ...(baseModel === "" ? [] : [["--base-model", baseModel]]),
    ...(quantization === "none" ? [] : [["--quantization", quantization]]),
    ["--experiment", registry ? String(registry.outputs["experiment"]) : experimentPath(context)],
    ...(model === undefined ? [] : [["--model", model]]),
    ...(model === undefined || alias === undefined ? [] : [["--alias", alias]]),
    ...(checkpoints === undefined ? [] : [["--checkpoints", checkpoints]]),
  ].flat();
}

/** What the runtime does not bring. */
function librariesOf(context: LoweringContext): readonly LooseMap[] {
  const names = [
    ...(textSetting(context, "method") === "lora" ? ["peft"] : []),
    ...(textSetting(context, "quantization", "none") === "int4" ? ["bitsandbytes"] : []),
  ];
  return names.map((name) => ({ pypi: { package: name } }));
}
