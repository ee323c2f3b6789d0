import type { DesiredResource } from "@zerolake/resources";
import type { Lowering, LoweringContext, Part } from "../../../lowering.ts";
import { workspaceMembers } from "../../databricks/members.ts";
import { externalLocation, serviceCredential, serviceCredentialName, storageCredential } from "../../databricks/unity-catalog.ts";
import { unityHome } from "../../databricks/unity-home.ts";
import { addressIn } from "../../part-address.ts";
import { actsAsItself, identityId, rolesOf, workloadIdentity } from "../access.ts";
import { ownId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";
import { connectorRights, readsStreams } from "./connector-rights.ts";
import { hasHomeCatalog, homeCatalog, homeCatalogName } from "./home-catalog.ts";
import { type UnityPlace, unityPlaces } from "./unity-places.ts";
import { AZURE_WORKSPACE } from "./workspace-cloud.ts";

const TYPE = "Microsoft.Databricks/accessConnectors";
const CONNECTOR = "connector";
const STREAM_CREDENTIAL = "streamCredential";

/**
 * The identity with which Unity Catalog opens storage and streams, the places that it may open, and a catalog for what has no store of
 * tables of its own: one per environment, since Unity takes a place only once. The workspace itself is an existing one.
 */
export const databricksConnector: Lowering = {
  cloud: "azure",
  kind: "databricks-connector",
  variant: "access-connector",
  service: "Access connector for Azure Databricks",
  minutes: [1, 3],
  outputs: (part) => ({
    ports: {},
    facts: {
      streamCredential: serviceCredentialName(part, STREAM_CREDENTIAL),
      streamCredentialAddress: addressIn(part, STREAM_CREDENTIAL),
      homeCatalog: homeCatalogName(part),
    },
  }),
  lower: (context) => [
    ...workloadIdentity(context, connectorRights(context)),
    azureResource(context, {
      name: CONNECTOR,
      type: TYPE,
      id: connectorId(context),
      body: { identity: actsAsItself(context), properties: {} },
    }),
    storageCredential(context, managedIdentity(context), [CONNECTOR]),
    ...(readsStreams(context.environment) ? [streamCredential(context)] : []),
    ...unityPlaces(context).map((place) => location(context, place)),
    ...homeCatalog(context),
    ...workspaceMembers(context, AZURE_WORKSPACE, hasHomeCatalog(context.environment) ? unityHome(context.environment) : undefined),
  ],
};

function connectorId(part: Part): string {
  return ownId(part, TYPE, CONNECTOR);
}

function managedIdentity(part: Part) {
  return { azure_managed_identity: { access_connector_id: connectorId(part), managed_identity_id: identityId(part) } };
}

/** Streaming jobs sign in at Event Hubs with it, so that no key exists. */
function streamCredential(context: LoweringContext): DesiredResource {
  return serviceCredential(context, { name: STREAM_CREDENTIAL, identity: managedIdentity(context), dependsOn: [CONNECTOR] });
}

function location(context: LoweringContext, { key, url, isWritten }: UnityPlace): DesiredResource {
  return externalLocation(context, {
    key,
    url,
    // A right that was given a moment ago is not known everywhere yet.
    settings: { read_only: !isWritten, skip_validation: true },
    rights: rolesOf(context),
  });
}
