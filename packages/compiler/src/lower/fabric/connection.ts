import type { DesiredResource, PropertyMap } from "@zerolake/resources";
import type { LoweringContext } from "../../lowering.ts";
import { serviceName, serviceResource } from "../services/service-resource.ts";

const CONNECTION = "fabric.connection";

export interface FabricConnection {
  readonly name: string;
  readonly key?: string;
  /** What is connected: kinds and names of parameters stand in Fabric's own list of supported connections. */
  readonly to: { readonly type: string; readonly creationMethod: string; readonly parameters: Readonly<Record<string, string>> };
  readonly isEncrypted: boolean;
  readonly credentials: PropertyMap;
  /** Texts of the credentials that lie in secrets of the cloud; the driver reads them just before the call. */
  readonly secrets?: PropertyMap;
  readonly dependsOn: readonly string[];
}

/** How Fabric signs in at something outside; it tries a connection when it is made. */
export function fabricConnection(context: LoweringContext, connection: FabricConnection): DesiredResource {
  const { name, key, to, isEncrypted, credentials, secrets, dependsOn } = connection;
  return serviceResource(context, {
    name,
    ...(key === undefined ? {} : { key }),
    type: CONNECTION,
    path: "connections",
    properties: {
      connectivityType: "ShareableCloud",
      displayName: serviceName(context, CONNECTION, name, key),
      connectionDetails: {
        ...to,
        parameters: Object.entries(to.parameters).map(([parameter, value]) => ({ dataType: "Text", name: parameter, value })),
      },
      privacyLevel: "Organizational",
      credentialDetails: {
        singleSignOnType: "None",
        connectionEncryption: isEncrypted ? "Encrypted" : "NotEncrypted",
        skipTestConnection: false,
        credentials,
      },
      secrets,
    },
    dependsOn,
  });
}
