import type { Lowering } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { resourceGroupId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";
import { accountId, accountName, containerId, dfsEndpoint, storageAccount } from "../storage/storage-account.ts";

const ARTEFACTS = "artefacts";
/** Synapse keeps its own files here; it wants a container before it is created. */
const SYNAPSE = "synapse";

/** The group that everything lies in, and the account that code and files come from. */
export const artefactStorageAccount: Lowering = {
  cloud: "azure",
  kind: "artefact-store",
  variant: "storage-account",
  service: "Azure Storage",
  minutes: [1, 2],
  outputs: (part) => ({
    ports: {},
    facts: {
      accountId: accountId(part),
      accountName: accountName(part),
      dfsEndpoint: dfsEndpoint(part),
      synapseContainer: SYNAPSE,
      synapseContainerId: containerId(part, SYNAPSE),
      synapseContainerAddress: addressIn(part, "container", SYNAPSE),
    },
  }),
  lower: (context) => [
    azureResource(context, {
      name: "group",
      type: "Microsoft.Resources/resourceGroups",
      id: resourceGroupId(context),
    }),
    ...storageAccount(context, {
      containers: [ARTEFACTS, ...(context.has("synapse-workspace") ? [SYNAPSE] : [])],
      holdsData: false,
    }),
  ],
};
