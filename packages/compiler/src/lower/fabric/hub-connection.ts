import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../lowering.ts";
import { fabricConnection } from "./connection.ts";

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
  return fabricConnection(context, {
    name,
    key,
    to: { type: "EventHub", creationMethod: "EventHub.Contents", parameters: { endpoint: host, entityPath: topic } },
    isEncrypted: false,
    credentials: { credentialType: "Basic", username: keyName },
    secrets: { password: { keptIn, field: "SharedAccessKey" } },
    dependsOn,
  });
}
