import type { DesiredResource } from "@zerolake/resources";
import type { Granter, Lowering, LoweringContext, Peer } from "../../../lowering.ts";
import { confluentOutputs, confluentStream } from "../../confluent/stream.ts";
import { KEY_SECRET, streamUsers, userResources } from "../../confluent/stream-users.ts";
import { ref } from "../../part-address.ts";
import { awsResource } from "../resource.ts";
import { loginSecretName, readLoginSecret } from "./stream-login.ts";

/** Who can sign in with a key: containers of ours, Flink, and connectors of Confluent itself. */
const WITH_KEY: ReadonlySet<string> = new Set(["ecs-fargate", "ecs-collector", "confluent-connector", "msf-flink"]);
const USERS: ReadonlySet<string> = new Set(["event-source", "feed-source", "database-source", "stream-processor", "schema-registry"]);

/** Kafka of Confluent in the region of the environment; whoever writes or reads has an account and a key of its own there. */
export const confluentAws: Lowering = {
  cloud: "aws",
  kind: "event-stream",
  variant: "confluent",
  service: "Confluent Cloud",
  gap: "billed by Confluent; clients sign in with keys and reach the brokers over the internet; a prototype's basic cluster knows no rights per topic",
  order: "in order within a partition; the key of an event chooses the partition",
  minutes: [2, 6],
  outputs: (part) => ({ ports: { events: confluentOutputs(part) } }),
  grants: {
    out: {
      // A container is handed its key by the service; only Flink looks it up itself.
      events: (self: Granter, reader) =>
        reader.component.kind === "stream-processor" ? readLoginSecret(self, { ...self, component: reader.component }) : [],
    },
  },
  refuses: (_self, data, _direction, peer) => (data === "events" ? whyNot(peer) : undefined),
  lower: (context) => [
    ...confluentStream(context),
    ...streamUsers(context).map(({ id }) => secret(context, id)),
    ...userResources(context, (user) => ref(context, KEY_SECRET, "Id", user)),
  ],
};

function whyNot({ component, variant }: Pick<Peer, "component" | "variant">): string | undefined {
  if (component.kind === "schema-registry" || (USERS.has(component.kind) && WITH_KEY.has(variant))) return undefined;
  return `“${component.title}” cannot sign in at Confluent with a key: choose kafka or kinesis as the engine of the stream, or let a Flink job copy the events.`;
}

/** Empty until the key is made, which goes into it in the same step. */
function secret(context: LoweringContext, user: string): DesiredResource {
  return awsResource(context, {
    name: KEY_SECRET,
    key: user,
    type: "AWS::SecretsManager::Secret",
    properties: {
      Name: loginSecretName(context, user),
      Description: `Key of ${user} for ${context.component.id} at Confluent: username and password`,
      KmsKeyId: context.platform("encryption-key")?.["keyArn"],
    },
  });
}
