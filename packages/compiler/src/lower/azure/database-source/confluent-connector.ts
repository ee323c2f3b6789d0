import type { DesiredResource } from "@zerolake/resources";
import { type LoweringContext, optionalText } from "../../../lowering.ts";
import { connectorLowering, databaseFollower } from "../../confluent/connector.ts";
import { followedDatabase } from "../../followed-database.ts";
import { loginSecretName } from "../event-stream/stream-login.ts";
import { writtenTopic } from "../event-stream/written-hub.ts";
import { officerAddress } from "../key-vault/keeping-vault.ts";
import { secretUriIn } from "../key-vault/secret-place.ts";
import { type KeptSignIn, keptSignIn } from "./kept-sign-in.ts";

const SIGN_IN = "database";

/** Confluent's own connector follows the database: one thing less to run than Debezium in a container. */
export const confluentConnectorAzure = connectorLowering({
  cloud: "azure",
  otherWay: (self, stream) => `debezium as the engine of “${self.component.title}”, or event-hubs as that of “${stream.component.title}”`,
  lower: (context) => {
    const signIn = keptSignIn(context, { name: SIGN_IN, text: emptySignIn(context) });
    reportPlace(context, signIn.name);
    return [...signIn.resources, ...follower(context, signIn)];
  },
});

/** A JSON with user and password. */
function emptySignIn(context: LoweringContext): string {
  return JSON.stringify({ username: optionalText(context, "user") ?? "REPLACE_ME", password: "REPLACE_ME" });
}

function reportPlace(context: LoweringContext, name: string): void {
  context.report({
    severity: "info",
    code: "ZL-AZURE-CONNECTOR-SECRET",
    message: `“${context.component.title}” signs in with what you put into Key Vault under ${name}: a JSON with username and password.`,
    target: { component: context.component.id, setting: "secretName" },
    hint: "Deploy before you name the database, enter the sign-in, then name the database: Confluent reads it when the connector is made.",
  });
}

function follower(context: LoweringContext, signIn: KeptSignIn): readonly DesiredResource[] {
  const database = followedDatabase(context);
  const [stream] = context.outgoing("events");
  const topic = stream && writtenTopic(context, stream.outputs);
  if (!database || !stream || topic === undefined) return [];
  const keptBy = { component: stream.component, target: context.target };
  return [
    databaseFollower(context, {
      stream,
      database,
      topic,
      key: secretUriIn(keptBy, loginSecretName(context.component.id)),
      signIn: signIn.uri,
      dependsOn: [officerAddress(context), signIn.address],
    }),
  ];
}
