import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../lowering.ts";
import { serviceName, serviceResource } from "../services/service-resource.ts";
import { connectionText } from "./connection-text.ts";

const CONNECTION = "fabric.connection";

export interface HubConnection {
  readonly name: string;
  readonly key: string;
  /** Host of the namespace. */
  readonly host: string;
  readonly topic: string;
  /** Name of the key that Fabric signs in with. */
  readonly keyName: string;
  /** Secret that holds the connection string of the key; the driver reads it just before the call. */
  readonly keptIn: string;
  readonly dependsOn: readonly string[];
}

/** Fabric signs in at Event Hubs with a key, which it keeps under a connection of ours. */
export function hubConnection(
  context: LoweringContext,
  { name, key, host, topic, keyName, keptIn, dependsOn }: HubConnection,
): DesiredResource {
  return serviceResource(context, {
    name,
    key,
    type: CONNECTION,
    path: "connections",
    properties: {
      connectivityType: "ShareableCloud",
      displayName: serviceName(context, CONNECTION, name, key),
      connectionDetails: {
        type: "EventHub",
        creationMethod: "EventHub.Contents",
        parameters: [connectionText("endpoint", host), connectionText("entityPath", topic)],
      },
      privacyLevel: "Organizational",
      credentialDetails: {
        singleSignOnType: "None",
        connectionEncryption: "NotEncrypted",
        skipTestConnection: false,
        credentials: { credentialType: "Basic", username: keyName },
      },
      secrets: { password: { keptIn, field: "SharedAccessKey" } },
    },
    dependsOn,
  });
}
