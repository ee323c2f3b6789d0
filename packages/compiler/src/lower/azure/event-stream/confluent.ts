import type { Granter, Lowering, Peer } from "../../../lowering.ts";
import { type ConfluentPlace, confluentEventStream } from "../../confluent/event-stream.ts";
import { keepingVault, officerAddress } from "../key-vault/keeping-vault.ts";
import { secretAddress, secretPlace, secretUriIn } from "../key-vault/secret-place.ts";
import { marketplaceOrganization } from "./marketplace-organization.ts";
import { loginSecretName, readLoginSecret } from "./stream-login.ts";

const ON_AZURE: Omit<ConfluentPlace, "bought"> = {
  cloud: "azure",
  withKey: new Set([
    "container-app-collector",
    "poll-job",
    "websocket-app",
    "http-logs",
    "debezium-container",
    "confluent-connector",
    "databricks-streaming",
    "synapse-streaming",
  ]),
  instead: "choose event-hubs as the engine of the stream, or let a Spark job write the events into tables first",
  grants: { in: { events: readKey }, out: { events: readKey } },
  safe: keepingVault,
  secret: (context, user) => [secretPlace(context, loginSecretName(user))],
  keptKey: (context, { id, variant }) => ({
    keptIn: secretUriIn(context, loginSecretName(id)),
    after: [secretAddress(context, loginSecretName(id)), officerAddress(context)],
    // Debezium's own client of Kafka takes the whole line.
    ...(variant === "debezium-container" ? { keptAs: "jaas" as const } : {}),
  }),
};

/** A stream of Confluent whose users' keys lie in a vault of its own. */
export const confluentAzure: Lowering = confluentEventStream(ON_AZURE);

/** The same in an organisation that is bought through the Azure Marketplace. */
export const confluentMarketplace: Lowering = confluentEventStream({ ...ON_AZURE, bought: marketplaceOrganization });

/** Each user may read its own key and no other; a connector of Confluent is told its key by the driver. */
function readKey(self: Granter, { component, variant }: Peer) {
  return component.kind === "schema-registry" || variant.startsWith("confluent-") ? [] : [readLoginSecret(self, component.id)];
}
