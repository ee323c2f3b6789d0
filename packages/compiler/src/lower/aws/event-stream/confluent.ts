import type { DesiredResource } from "@zerolake/resources";
import type { Granter, Lowering, LoweringContext } from "../../../lowering.ts";
import { confluentEventStream } from "../../confluent/event-stream.ts";
import { KEY_SECRET } from "../../confluent/stream-users.ts";
import { ref } from "../../part-address.ts";
import { awsResource } from "../resource.ts";
import { loginSecretName, readLoginSecret } from "./stream-login.ts";

/** A stream of Confluent whose users' keys lie in Secrets Manager. */
export const confluentAws: Lowering = confluentEventStream({
  cloud: "aws",
  // Containers of ours, Flink, and connectors of Confluent itself.
  withKey: new Set(["ecs-fargate", "ecs-collector", "confluent-connector", "msf-flink"]),
  instead: "choose kafka or kinesis as the engine of the stream, or let a Flink job copy the events",
  grants: {
    out: {
      // A container is handed its key by the service; only Flink looks it up itself.
      events: (self: Granter, reader) =>
        reader.component.kind === "stream-processor" ? readLoginSecret(self, { ...self, component: reader.component }) : [],
    },
  },
  secret: (context, user) => [secret(context, user)],
  keptKey: (context, { id }) => ({ keptIn: ref(context, KEY_SECRET, "Id", id) }),
});

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
