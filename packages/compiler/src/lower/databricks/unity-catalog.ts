import type { DesiredResource, Value } from "@zerolake/resources";
import type { LoweringContext, Outputs, Part } from "../../lowering.ts";
import type { LooseMap } from "../loose-map.ts";
import { UNKNOWN_WORKSPACE, unityName, unityResource, workspaceHost } from "./workspace.ts";

export const STORAGE_CREDENTIAL = "storageCredential";

/** What readers of a catalog know; its name where the component is one catalog of Unity. */
export function unityOutputs(part: Part, catalogName?: string): Outputs {
  return {
    ports: {
      catalog: {
        catalogKind: "unity",
        ...(catalogName === undefined ? {} : { catalogName }),
        icebergRestUri: `https://${workspaceHost(part) ?? UNKNOWN_WORKSPACE}/api/2.1/unity-catalog/iceberg-rest`,
        region: part.target.region,
      },
    },
  };
}

/** With what Unity opens files: `identity` is who it is at the cloud. */
export function storageCredential(context: LoweringContext, identity: LooseMap, dependsOn: readonly string[] = []): DesiredResource {
  return unityResource(context, {
    name: STORAGE_CREDENTIAL,
    type: "databricks.storageCredential",
    kind: "storage-credentials",
    // What the identity may do comes after it or with it, so nothing can be tried yet.
    properties: { name: storageCredentialName(context), ...identity, skip_validation: true },
    dependsOn,
  });
}

function storageCredentialName(part: Part): string {
  return unityName(part, STORAGE_CREDENTIAL, STORAGE_CREDENTIAL);
}

export interface ServiceCredential {
  /** Logical name inside the component. */
  readonly name: string;
  /** Who it is at the cloud. */
  readonly identity: LooseMap;
  readonly dependsOn?: readonly string[];
}

/** With what Unity asks a service of the cloud other than storage. */
export function serviceCredential(context: LoweringContext, { name, identity, dependsOn = [] }: ServiceCredential): DesiredResource {
  return unityResource(context, {
    name,
    type: "databricks.credential",
    kind: "credentials",
    properties: { name: serviceCredentialName(context, name), purpose: "SERVICE", ...identity, skip_validation: true },
    dependsOn,
  });
}

export function serviceCredentialName(part: Part, name: string): string {
  return unityName(part, "credential", name);
}

export interface ExternalLocation {
  /** Repeat key, e.g. the component whose files lie there. */
  readonly key: string;
  readonly url: Value | undefined;
  readonly settings?: LooseMap;
  /** Rights of the storage credential at the place. */
  readonly rights: readonly string[];
}

/** A place whose files Unity opens with the component's storage credential. */
export function externalLocation(context: LoweringContext, { key, url, settings, rights }: ExternalLocation): DesiredResource {
  return unityResource(context, {
    name: "location",
    key,
    type: "databricks.externalLocation",
    kind: "external-locations",
    properties: {
      name: unityName(context, "externalLocation", "location", key),
      url,
      credential_name: storageCredentialName(context),
      ...settings,
    },
    dependsOn: [STORAGE_CREDENTIAL, ...rights],
  });
}
