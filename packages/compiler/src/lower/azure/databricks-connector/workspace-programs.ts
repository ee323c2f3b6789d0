import type { LoweringContext } from "../../../lowering.ts";
import { singleMachine } from "../../databricks/single-machine.ts";
import type { MachineNeed, ProgramCloud } from "../../databricks/workspace-program.ts";
import { artefactContainer, artefactPath, blobFile } from "../artefact/blob.ts";
import { sparkSource } from "../spark-engine/spark-batches.ts";
import { placeAddresses } from "./unity-places.ts";
import { AZURE_WORKSPACE } from "./workspace-cloud.ts";

const MACHINES: Readonly<Record<MachineNeed["machine"], string>> = { cpu: "Standard_D4s_v5", gpu: "Standard_NC4as_T4_v3" };
const MAIN = "workspace-job";
const PROGRAMS = "workspace-programs";

/** Jobs of ours in a workspace of Azure: code lies in the environment's storage, and Unity opens it. */
export const AZURE_PROGRAMS: ProgramCloud = {
  ...AZURE_WORKSPACE,
  files: (context) => ({
    main: fileUri(context, MAIN),
    archive: fileUri(context, PROGRAMS),
    resources: [codeFile(context, "code", MAIN), codeFile(context, "programs", PROGRAMS)],
    dependsOn: ["code", "programs", ...placeAddresses(context, [artefactContainer(context).container])],
  }),
  source: (context) => sparkSource(context, context.environment),
  machine: (_context, { machine }) => ({
    ...singleMachine({ machine: MACHINES[machine], hasGpu: machine === "gpu" }),
    azure_attributes: { availability: "ON_DEMAND_AZURE", first_on_demand: 1 },
  }),
};

function codeFile(context: LoweringContext, name: string, artefact: typeof MAIN | typeof PROGRAMS) {
  return blobFile(context, { name, ...artefactContainer(context), path: artefactPath(context, artefact), content: { artefact } });
}

function fileUri(context: LoweringContext, artefact: typeof MAIN | typeof PROGRAMS): string {
  const { account, container } = artefactContainer(context);
  return `abfss://${container}@${account}.dfs.core.windows.net/${artefactPath(context, artefact)}`;
}
