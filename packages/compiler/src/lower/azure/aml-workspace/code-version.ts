import type { ArtefactName } from "@zerolake/artefacts";
import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { blobFile } from "../artefact/blob.ts";
import { azureResource } from "../resource.ts";
import type { EnvironmentVersion } from "./conda-environment.ts";
import { insideWorkspace, machineLearning } from "./use-workspace.ts";

const CODES = "Microsoft.MachineLearningServices/workspaces/codes";
const ENVIRONMENTS = "Microsoft.MachineLearningServices/workspaces/environments";

export interface CodeVersion {
  readonly artefact: ArtefactName;
  readonly file: string;
  readonly version: string;
}

/** Code of ours as the workspace knows it: a folder of its storage, under a version that never changes. */
export function codeInWorkspace(context: LoweringContext, { artefact, file, version }: CodeVersion): readonly DesiredResource[] {
  const { id } = context.component;
  const { codeAccount: account, codeContainer: container, codeContainerAddress: address, workspaceAddress } = machineLearning(context);
  const folder = `${id}/${version}`;
  return [
    blobFile(context, { name: "codeFile", account, container, address, path: `${folder}/${file}`, content: { artefact } }),
    azureResource(context, {
      name: "code",
      type: CODES,
      id: insideWorkspace(context, "codes", id),
      body: { properties: { description: `Code of ${id}` } },
      dependsOn: [workspaceAddress],
    }),
    azureResource(context, {
      name: "codeVersion",
      key: version,
      type: `${CODES}/versions`,
      id: insideWorkspace(context, "codes", id, "versions", version),
      body: { properties: { codeUri: `https://${account}.blob.core.windows.net/${container}/${folder}` } },
      dependsOn: ["code", "codeFile"],
    }),
  ];
}

/** What code runs in, as the workspace knows it. */
export function environmentInWorkspace(
  context: LoweringContext,
  { version, image, condaFile }: EnvironmentVersion,
): readonly DesiredResource[] {
  const { id } = context.component;
  return [
    azureResource(context, {
      name: "environment",
      type: ENVIRONMENTS,
      id: insideWorkspace(context, "environments", id),
      body: { properties: { description: `Libraries of ${id}` } },
      dependsOn: [machineLearning(context).workspaceAddress],
    }),
    azureResource(context, {
      name: "environmentVersion",
      key: version,
      type: `${ENVIRONMENTS}/versions`,
      id: insideWorkspace(context, "environments", id, "versions", version),
      body: { properties: { image, osType: "Linux", condaFile } },
      dependsOn: ["environment"],
    }),
  ];
}

export function codeAddress(context: Pick<LoweringContext, "component">, version: string): string {
  return addressIn(context, "codeVersion", version);
}

export function environmentAddress(context: Pick<LoweringContext, "component">, version: string): string {
  return addressIn(context, "environmentVersion", version);
}
