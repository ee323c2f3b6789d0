import { type Lowering, type LoweringContext, textSetting } from "../../../lowering.ts";
import { workloadIdentity } from "../access.ts";
import { codeInWorkspace, environmentInWorkspace } from "../aml-workspace/code-version.ts";
import { machineCluster } from "../aml-workspace/machine-cluster.ts";
import { workWithModels, writeWorkspaceFiles } from "../aml-workspace/use-workspace.ts";
import { clusterName } from "../aml-workspace/workspace-compute.ts";
import { codeVersion, ownMachine, trainingEnvironment } from "./training-run.ts";

const IDLE_MINUTES = 5;

/** Everything that a run needs – code, libraries, machines and rights; the workflow starts it. */
export const amlCommandJob: Lowering = {
  cloud: "azure",
  kind: "model-training",
  variant: "aml-command-job",
  service: "Azure Machine Learning jobs",
  gap: "a run waits some minutes for its machine, the first one also for its image; only a workflow starts it by itself",
  minutes: [1, 3],
  needs: ["aml-workspace"],
  outputs: (part) => ({
    ports: {
      model: { protocol: "mlflow", experiment: part.component.id, region: part.target.region },
      files: { protocol: "checkpoints" },
      runs: { protocol: "aml-command-job", clusterName: clusterName(part) },
    },
  }),
  grants: { in: { runs: (self) => [workWithModels(self)] } },
  lower: (context) => {
    reportFramework(context);
    reportFiles(context);
    return [
      ...workloadIdentity(context, [workWithModels(context), writeWorkspaceFiles(context)]),
      ...codeInWorkspace(context, { artefact: "training-job", file: "sourcedir.tar.gz", version: codeVersion() }),
      ...environmentInWorkspace(context, trainingEnvironment(context)),
      ...ownCluster(context),
    ];
  },
};

/** Machines of its own, unless a pool is drawn. */
function ownCluster(context: LoweringContext) {
  if (context.incoming("compute").length > 0) return [];
  return [
    machineCluster(context, {
      machine: ownMachine(context),
      isSpot: false,
      nodes: { min: 0, max: 1 },
      idleMinutes: IDLE_MINUTES,
      actors: [context],
    }),
  ];
}

/** The built-in script has one framework per method; another one takes a command. */
function reportFramework(context: LoweringContext): void {
  if (textSetting(context, "framework") === "pytorch" || textSetting(context, "command") !== "") return;
  context.report({
    severity: "warning",
    code: "ZL-AZURE-TRAINING-FRAMEWORK",
    message: `The built-in script of “${context.component.title}” trains with scikit-learn or PyTorch, not with TensorFlow.`,
    target: { component: context.component.id, setting: "framework" },
    hint: "Set a command of your own, or choose PyTorch.",
  });
}

/** A run mounts a folder: what a merge has replaced still lies in it until the table is cleaned. */
function reportFiles(context: LoweringContext): void {
  const [tables] = context.incoming("tables");
  if (!tables) return;
  context.report({
    severity: "info",
    code: "ZL-AZURE-TRAINING-FILES",
    message: `“${context.component.title}” reads the files of “${tables.component.title}” as they lie: rows that were replaced count until the table is cleaned.`,
    target: { component: context.component.id },
    hint: "Run VACUUM after a merge, or train on a table that is only appended to.",
  });
}
