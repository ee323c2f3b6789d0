import type { Lowering } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { resourceGroupId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";
import { accountId, accountName, containerId, dfsEndpoint, storageAccount } from "../storage/storage-account.ts";

const ARTEFACTS = "artefacts";
/** What jobs remember from one run to the next. */
const SCRATCH = "scratch";
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
      accountAddress: addressIn(part, "account"),
      artefactContainer: ARTEFACTS,
      artefactContainerId: containerId(part, ARTEFACTS),
      artefactContainerAddress: addressIn(part, "container", ARTEFACTS),
      scratchContainer: SCRATCH,
      scratchContainerId: containerId(part, SCRATCH),
      scratchContainerAddress: addressIn(part, "container", SCRATCH),
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
      containers: [ARTEFACTS, SCRATCH, ...(context.has("synapse-workspace") ? [SYNAPSE] : [])],
      holdsData: false,
    }),
  ],
};
