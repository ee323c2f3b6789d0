import { type Granter, type Lowering, type Part } from "../../../lowering.ts";
import { confluentEventStream } from "../../confluent/event-stream.ts";
import { KEY_SECRET } from "../../confluent/stream-users.ts";
import { ref } from "../../part-address.ts";
import { grant } from "../iam.ts";
import { SECRET, secretPlace } from "../secrets/secret-place.ts";
import { loginSecretPath } from "./stream-login.ts";

/** A stream of Confluent whose users' keys lie in Secret Manager. */
export const confluentGcp: Lowering = confluentEventStream({
  cloud: "gcp",
  withKey: new Set(["cloud-run", "cloud-run-worker", "debezium", "spark-streaming"]),
  instead: "choose kafka or pubsub as the engine of the stream",
  grants: { in: { events: readKey }, out: { events: readKey } },
  secret: (context, user) => [secretPlace(context, { name: KEY_SECRET, key: user, holdsData: false })],
  keptKey: (context, { id, variant }) => ({
    keptIn: ref(context, KEY_SECRET, "name", id),
    // Debezium's own client of Kafka takes the whole line.
    ...(variant === "debezium" ? { keptAs: "jaas" } : {}),
  }),
});

/** Each user may read its own key and no other. */
function readKey(self: Granter, user: Pick<Part, "component">) {
  return [grant("roles/secretmanager.secretAccessor", { type: SECRET, path: loginSecretPath(self, user.component.id) })];
}
