import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, textSetting } from "../../../lowering.ts";
import { googleNotebookMachine } from "../../../sizing/google-machines.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { nameOf } from "../names.ts";
import { gcpResource } from "../resource.ts";

const TEMPLATE = "aiplatform.notebookRuntimeTemplate";
const SECONDS_PER_MINUTE = 60;

/** What a notebook's machine is made from when somebody opens one; it sleeps when nobody works. */
export const colabEnterprise: Lowering = {
  cloud: "gcp",
  kind: "ml-workspace",
  variant: "colab-enterprise",
  service: "Colab Enterprise",
  gap: "every person works with rights of their own, which governance gives; no machine runs before somebody opens a notebook",
  minutes: [1, 3],
  needs: ["network"],
  outputs: () => ({ ports: {} }),
  lower: (context) => [template(context)],
};

function template(context: LoweringContext): DesiredResource {
  const { networkPath, subnetPath } = context.platform("network") ?? {};
  const key = keyName(context);
  return gcpResource(context, {
    name: "template",
    type: TEMPLATE,
    at: { name: nameOf(context, TEMPLATE, "template") },
    properties: {
      displayName: context.component.title,
      description: `Notebooks of ${context.component.id}`,
      machineSpec: { machineType: googleNotebookMachine(textSetting(context, "notebookSize")) },
      idleShutdownConfig: { idleTimeout: `${numberSetting(context, "idleShutdownMinutes") * SECONDS_PER_MINUTE}s` },
      networkSpec: { enableInternetAccess: false, network: networkPath, subnetwork: subnetPath },
      eucConfig: { eucDisabled: false },
      encryptionSpec: key === undefined ? undefined : { kmsKeyName: key },
    },
    dependsOn: afterKeyGrant(context, "aiplatform.googleapis.com"),
  });
}
