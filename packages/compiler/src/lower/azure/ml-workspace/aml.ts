import { type DesiredResource, isMap } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Peer, textSetting } from "../../../lowering.ts";
import { notebookMachine } from "../../../sizing/azure-machines.ts";
import { sqlName } from "../../tables/lake-tables.ts";
import { workloadIdentity } from "../access.ts";
import { insideWorkspace, machineLearning } from "../aml-workspace/use-workspace.ts";
import { resourceGroupName } from "../arm-id.ts";
import { azureResource } from "../resource.ts";

/** Notebooks and everything that is wired, as named places in the workspace. */
export const aml: Lowering = {
  cloud: "azure",
  kind: "ml-workspace",
  variant: "aml",
  service: "Azure Machine Learning studio",
  gap: "each person makes a machine of their own in the studio: the service ties it to a person",
  minutes: [0, 1],
  needs: ["aml-workspace"],
  outputs: () => ({ ports: {} }),
  lower: (context) => {
    reportMachines(context);
    return [
      ...workloadIdentity(context),
      ...(["tables", "dataset", "features"] as const).flatMap((data) =>
        context.incoming(data).flatMap((peer) => datastores(context, peer)),
      ),
    ];
  },
};

/** One per container, opened with the rights of whoever works. */
function datastores(context: LoweringContext, { component, outputs }: Peer): readonly DesiredResource[] {
  const { accountName, containerIdByZone: ids, containerAddressByZone: addresses } = outputs;
  if (typeof accountName !== "string" || !isMap(ids) || !isMap(addresses)) return [];
  const type = "Microsoft.MachineLearningServices/workspaces/datastores";
  return Object.entries(ids).map(([zone, id]) => {
    const name = `${sqlName(component.id)}_${sqlName(zone)}`;
    return azureResource(context, {
      name: "datastore",
      key: name,
      type,
      id: insideWorkspace(context, "datastores", name),
      body: {
        properties: {
          datastoreType: "AzureDataLakeGen2",
          accountName,
          filesystem: String(id).split("/").at(-1),
          resourceGroup: resourceGroupName(context),
          subscriptionId: context.target.account,
          serviceDataAccessAuthIdentity: "None",
          credentials: { credentialsType: "None" },
        },
      },
      dependsOn: [machineLearning(context).workspaceAddress, String(addresses[zone])],
    });
  });
}

function reportMachines(context: LoweringContext): void {
  const machine = notebookMachine(textSetting(context, "notebookSize"));
  context.report({
    severity: "info",
    code: "ZL-AZURE-NOTEBOOKS",
    message: `People of “${context.component.title}” make their own machines in the studio: ${machine} fits the size that was chosen.`,
    target: { component: context.component.id, setting: "notebookSize" },
    hint: `Let it stop after ${numberSetting(context, "idleShutdownMinutes")} idle minutes, and give each person the role AzureML Data Scientist on the workspace.`,
  });
}
