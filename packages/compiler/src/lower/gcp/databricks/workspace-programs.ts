import type { LoweringContext } from "../../../lowering.ts";
import { singleMachine } from "../../databricks/single-machine.ts";
import type { MachineNeed, ProgramCloud } from "../../databricks/workspace-program.ts";
import type { LooseMap } from "../../loose-map.ts";
import { artefactObject, artefactUri, useWorkFolder, WORK_FOLDER, workFolder } from "../artefact.ts";
import { GRANTS, IDENTITY, identityEmail, workloadIdentity } from "../iam.ts";
import { databricksLibraries, databricksSparkConf } from "../spark-engine/databricks-session.ts";
import { sparkSource } from "../spark-engine/spark-run.ts";
import { GCP_WORKSPACE } from "./workspace-cloud.ts";

const MACHINES: Readonly<Record<MachineNeed["machine"], string>> = { cpu: "e2-standard-4", gpu: "g2-standard-4" };
const MAIN = "workspace-job";
const PROGRAMS = "workspace-programs";

/** Jobs of ours in a workspace of Google Cloud: machines bear the component's account, which reads code and tables of Google's catalog. */
export const GCP_PROGRAMS: ProgramCloud = {
  ...GCP_WORKSPACE,
  files: (context) => {
    const files = [artefactObject(context, "code", MAIN), artefactObject(context, "programs", PROGRAMS)];
    return {
      main: artefactUri(context, MAIN),
      archive: artefactUri(context, PROGRAMS),
      resources: [...workloadIdentity(context, useWorkFolder(context)), workFolder(context), ...files],
      dependsOn: [IDENTITY, GRANTS, WORK_FOLDER, ...files.map(({ address }) => address)],
    };
  },
  source: (context) => sparkSource(context, context.environment),
  machine: (context, need) => ({ ...machineFor(context, need), gcp_attributes: attributes(context) }),
  libraries: (context, { readsUnity }) => (readsUnity ? [] : databricksLibraries(context)),
};

function machineFor(context: LoweringContext, { machine, readsUnity }: MachineNeed): LooseMap {
  const one = { machine: MACHINES[machine], hasGpu: machine === "gpu" };
  if (readsUnity) return singleMachine(one);
  // Tables in Google's catalog are opened with the service account, not through the workspace's own catalog.
  return { ...singleMachine({ ...one, sparkConf: databricksSparkConf(context) }), data_security_mode: "NONE" };
}

function attributes(context: LoweringContext): LooseMap {
  return { google_service_account: identityEmail(context), availability: "ON_DEMAND_GCP", zone_id: "AUTO" };
}
