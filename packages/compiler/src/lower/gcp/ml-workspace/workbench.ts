import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, textSetting } from "../../../lowering.ts";
import { googleNotebookMachine } from "../../../sizing/google-machines.ts";
import { addressIn } from "../../part-address.ts";
import { GRANTS, grant, IDENTITY, identityEmail, onProject, workloadIdentity } from "../iam.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { nameOf } from "../names.ts";
import { gcpResource } from "../resource.ts";

const INSTANCE = "notebooks.instance";
const SECONDS_PER_MINUTE = 60;

/** One machine with JupyterLab per person, without a public address, asleep when nobody works. */
export const workbench: Lowering = {
  cloud: "gcp",
  kind: "ml-workspace",
  variant: "workbench",
  service: "Vertex AI Workbench",
  gap: "one machine per person and no shared home; whoever may use the workspace's account may open it",
  minutes: [4, 10],
  needs: ["network"],
  outputs: (part) => ({ ports: { compute: { identity: identityEmail(part) } } }),
  lower: (context) => [
    ...workloadIdentity(context, [grant("roles/aiplatform.user", onProject(context))]),
    ...Array.from({ length: numberSetting(context, "users", 1) }, (_, index) => notebook(context, String(index + 1))),
  ],
};

function notebook(context: LoweringContext, key: string): DesiredResource {
  const kmsKey = keyName(context);
  const disk = { diskType: "PD_BALANCED", diskEncryption: kmsKey === undefined ? "GMEK" : "CMEK", kmsKey };
  return gcpResource(context, {
    name: "notebook",
    key,
    type: INSTANCE,
    // The service wants a zone there; every region has one that ends in b.
    at: { location: `${context.target.region}-b`, name: nameOf(context, INSTANCE, "notebook", key) },
    holdsData: true,
    properties: {
      disableProxyAccess: false,
      gceSetup: {
        machineType: googleNotebookMachine(textSetting(context, "notebookSize", "small")),
        vmImage: { project: "cloud-notebooks-managed", family: "workbench-instances" },
        bootDisk: { diskSizeGb: "150", ...disk },
        dataDisks: [{ diskSizeGb: "100", ...disk }],
        networkInterfaces: [{ network: context.platform("network")?.["networkPath"], subnet: context.platform("network")?.["subnetPath"] }],
        disablePublicIp: true,
        serviceAccounts: [{ email: identityEmail(context) }],
        metadata: { "idle-timeout-seconds": String(numberSetting(context, "idleShutdownMinutes", 60) * SECONDS_PER_MINUTE) },
        shieldedInstanceConfig: { enableSecureBoot: true, enableVtpm: true, enableIntegrityMonitoring: true },
      },
    },
    // Without a way out it could not install anything.
    dependsOn: [
      IDENTITY,
      GRANTS,
      ...context.environment.components("network").map((part) => addressIn(part, "router")),
      ...afterKeyGrant(context, "compute.googleapis.com"),
    ],
    minutes: [4, 10],
  });
}
