import type { DesiredResource } from "@zerolake/resources";
import type { Lowering, LoweringContext, Part } from "../../../lowering.ts";
import { unityName, unityResource } from "../../databricks/workspace.ts";
import { addressIn } from "../../part-address.ts";
import { actsAsItself, identityId, rolesOf, workloadIdentity } from "../access.ts";
import { ownId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";
import { connectorRights, readsStreams } from "./connector-rights.ts";
import { type UnityPlace, unityPlaces } from "./unity-places.ts";

const CONNECTOR = "Microsoft.Databricks/accessConnectors";

/**
 * The identity with which Unity Catalog opens storage and streams, and the places that it may open: one per environment, since Unity takes a
 * place only once. The workspace itself is an existing one.
 */
export const databricksConnector: Lowering = {
  cloud: "azure",
  kind: "databricks-connector",
  variant: "access-connector",
  service: "Access connector for Azure Databricks",
  minutes: [1, 3],
  outputs: (part) => ({
    ports: {},
    facts: { streamCredential: streamCredentialName(part), streamCredentialAddress: addressIn(part, "streamCredential") },
  }),
  lower: (context) => [
    ...workloadIdentity(context, connectorRights(context)),
    azureResource(context, {
      name: "connector",
      type: CONNECTOR,
      id: connectorId(context),
      body: { identity: actsAsItself(context), properties: {} },
    }),
    storageCredential(context),
    ...(readsStreams(context.environment) ? [streamCredential(context)] : []),
    ...unityPlaces(context).map((place) => location(context, place)),
  ],
};

function connectorId(part: Part): string {
  return ownId(part, CONNECTOR, "connector");
}

function managedIdentity(part: Part) {
  return { access_connector_id: connectorId(part), managed_identity_id: identityId(part) };
}

function storageCredential(context: LoweringContext): DesiredResource {
  return unityResource(context, {
    name: "storageCredential",
    type: "databricks.storageCredential",
    kind: "storage-credentials",
    properties: { name: storageCredentialName(context), azure_managed_identity: managedIdentity(context), skip_validation: true },
    dependsOn: ["connector"],
  });
}

/** Streaming jobs sign in at Event Hubs with it, so that no key exists. */
function streamCredential(context: LoweringContext): DesiredResource {
  return unityResource(context, {
    name: "streamCredential",
    type: "databricks.credential",
    kind: "credentials",
    properties: {
      name: streamCredentialName(context),
      purpose: "SERVICE",
      azure_managed_identity: managedIdentity(context),
      skip_validation: true,
    },
    dependsOn: ["connector"],
  });
}

function location(context: LoweringContext, { key, url, isWritten }: UnityPlace): DesiredResource {
  return unityResource(context, {
    name: "location",
    key,
    type: "databricks.externalLocation",
    kind: "external-locations",
    properties: {
      name: unityName(context, "externalLocation", "location", key),
      url,
      credential_name: storageCredentialName(context),
      read_only: !isWritten,
      // A right that was given a moment ago is not known everywhere yet.
      skip_validation: true,
    },
    dependsOn: ["storageCredential", ...rolesOf(context)],
  });
}

function storageCredentialName(part: Part): string {
  return unityName(part, "storageCredential", "storageCredential");
}

function streamCredentialName(part: Part): string {
  return unityName(part, "credential", "streamCredential");
}
