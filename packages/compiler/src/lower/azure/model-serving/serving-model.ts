import { reportAwaited } from "../../../answers/report-awaited.ts";
import { answerText, type LoweringContext, numberSetting, type Part, type Peer } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { buildVersion, condaEnvironment, type EnvironmentVersion } from "../aml-workspace/conda-environment.ts";
import { insideWorkspace } from "../aml-workspace/use-workspace.ts";

const IMAGE = "mcr.microsoft.com/azureml/minimal-ubuntu22.04-py39-cpu-inference:latest";
const LIBRARIES = ["scikit-learn", "pandas", "joblib", "transformers", "torch", "azureml-inference-server-http"];
/** What an endpoint waits for; the words follow "waits until". */
export const WAITING_FOR_MODEL = "its model is named in the environment's settings";

/** The version that is served now, as the target's answers hold it: `azureml:<model>:<version>`; it lies in the shared registry or in the workspace. */
export function servedModel(context: LoweringContext): string | undefined {
  return context.incoming("model").flatMap((peer) => versionOf(context, peer) ?? [])[0];
}

/** The same where it lies in a shared registry; whoever knows the workspace alone would not find it there. */
export function sharedModel(context: LoweringContext): string | undefined {
  return context.incoming("model").flatMap((peer) => (isShared(peer) ? (versionOf(context, peer) ?? []) : []))[0];
}

function versionOf(context: LoweringContext, { component, outputs }: Peer): string | undefined {
  const answer = answerText(context, `modelVersions.${component.id}`) ?? "";
  const [, name, version] = /^azureml:([\w.-]+):(\d+)$/.exec(answer) ?? [];
  if (name === undefined || version === undefined) return undefined;
  return isShared({ outputs })
    ? `azureml://registries/${String(outputs["registryName"])}/models/${name}/versions/${version}`
    : insideWorkspace(context, "models", name, "versions", version);
}

function isShared({ outputs }: Pick<Peer, "outputs">): boolean {
  return typeof outputs["registryName"] === "string";
}

/** Names of models and registries that an arrow comes from: they stand before their versions are served. */
export function registriesOf(context: LoweringContext): readonly string[] {
  return context.incoming("model").flatMap((peer) => {
    const { modelName, registryAddress } = peer.outputs;
    if (typeof registryAddress === "string") return [registryAddress];
    return modelName === undefined ? [] : [addressIn(peer, "model")];
  });
}

/** Said once per endpoint; the first model can be named only after a training. */
export function reportAwaitedModel(context: LoweringContext): void {
  const [source] = context.incoming("model");
  if (source === undefined || servedModel(context) !== undefined) return;
  reportAwaited(context, {
    answer: `modelVersions.${source.component.id}`,
    severity: "info",
    message: `“${context.component.title}” answers nobody yet: no model of “${source.component.title}” has been chosen.`,
  });
}

export const SCORING_FILE = "score.py";

export function scoringVersion(): string {
  return buildVersion("azure-scoring");
}

export function servingEnvironment(): EnvironmentVersion {
  return condaEnvironment("serve", IMAGE, LIBRARIES);
}

/** Machines of an endpoint: the service keeps at least one. */
export function replicasOf(part: Part): { readonly min: number; readonly max: number } {
  const min = Math.max(1, numberSetting(part, "replicasMin"));
  return { min, max: Math.max(min, numberSetting(part, "replicasMax")) };
}
