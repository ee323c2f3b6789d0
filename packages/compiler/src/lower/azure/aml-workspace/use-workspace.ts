import type { LoweringContext, Statement } from "../../../lowering.ts";
import { allow } from "../access.ts";

/** The workspace as its neighbours know it. */
export interface MachineLearning {
  readonly workspaceId: string;
  readonly workspaceAddress: string;
  readonly trackingUri: string;
  readonly accountId: string;
  readonly accountAddress: string;
  readonly vaultId: string;
  readonly vaultAddress: string;
  readonly insightsId: string;
  readonly insightsAddress: string;
  readonly codeAccount: string;
  readonly codeContainer: string;
  readonly codeContainerAddress: string;
}

/** Whatever trains, keeps or serves models has it among its needs. */
export function machineLearning(context: Pick<LoweringContext, "platform">): MachineLearning {
  const facts = context.platform("aml-workspace");
  if (!facts) throw new Error("Models lie in a workspace: aml-workspace must stay in the needs");
  const text = (key: keyof MachineLearning) => String(facts[key]);
  return {
    workspaceId: text("workspaceId"),
    workspaceAddress: text("workspaceAddress"),
    trackingUri: text("trackingUri"),
    accountId: text("accountId"),
    accountAddress: text("accountAddress"),
    vaultId: text("vaultId"),
    vaultAddress: text("vaultAddress"),
    insightsId: text("insightsId"),
    insightsAddress: text("insightsAddress"),
    codeAccount: text("codeAccount"),
    codeContainer: text("codeContainer"),
    codeContainerAddress: text("codeContainerAddress"),
  };
}

/** Starting runs, recording them and registering what they made. */
export function workWithModels(context: Pick<LoweringContext, "platform">): Statement {
  const { workspaceId, workspaceAddress } = machineLearning(context);
  return allow("dataScientist", workspaceId, workspaceAddress);
}

/** The workspace's own files: models that a run has kept, and the code that it runs. */
export function readWorkspaceFiles(context: Pick<LoweringContext, "platform">): Statement {
  const { accountId, accountAddress } = machineLearning(context);
  return allow("blobReader", accountId, accountAddress);
}

export function writeWorkspaceFiles(context: Pick<LoweringContext, "platform">): Statement {
  const { accountId, accountAddress } = machineLearning(context);
  return allow("blobContributor", accountId, accountAddress);
}

/** Id of something inside the workspace: `part` is `models`, `codes/x/versions` and the like. */
export function insideWorkspace(context: Pick<LoweringContext, "platform">, ...segments: readonly string[]): string {
  return [machineLearning(context).workspaceId, ...segments].join("/");
}
