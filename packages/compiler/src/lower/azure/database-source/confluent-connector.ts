import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, optionalText, textSetting } from "../../../lowering.ts";
import { canFollow, databaseFollower } from "../../confluent/connector.ts";
import { followedDatabase } from "../../followed-database.ts";
import { loginSecretName } from "../event-stream/stream-login.ts";
import { writtenTopic } from "../event-stream/written-hub.ts";
import { keepingVault, officerAddress, officerRight } from "../key-vault/keeping-vault.ts";
import { secretAddress, secretPlace, secretUriIn } from "../key-vault/secret-place.ts";
import { secretEntry, secretUri } from "../secrets/use-secret.ts";

const SIGN_IN = "database";

/** Confluent's own connector follows the database: one thing less to run than Debezium in a container. */
export const confluentConnectorAzure: Lowering = {
  cloud: "azure",
  kind: "database-source",
  variant: "confluent-connector",
  service: "Confluent managed connector",
  gap: "the database must be reachable from Confluent; PostgreSQL, MySQL and SQL Server only",
  minutes: [2, 10],
  outputs: (part) => ({ ports: { events: { protocol: "connector", region: part.target.region } } }),
  refuses: (self, data, direction, peer) =>
    data === "events" && direction === "out" && !canFollow(textSetting(self, "databaseEngine"))
      ? `Confluent follows no ${textSetting(self, "databaseEngine")}: choose debezium as the engine of “${self.component.title}”, or event-hubs as that of “${peer.component.title}”.`
      : undefined,
  lower: (context) => {
    const signIn = signInOf(context);
    return [...signIn.resources, ...follower(context, signIn)];
  },
};

interface SignIn {
  readonly resources: readonly DesiredResource[];
  readonly uri: string;
  readonly address: string;
}

/** The named entry of the Secrets component, or a place of its own that people fill; the driver reads it when the connector is made. */
function signInOf(context: LoweringContext): SignIn {
  const named = optionalText(context, "secretName");
  const [entry, uri] = named === undefined ? [] : [secretEntry(context, named), secretUri(context, named)];
  if (entry && uri !== undefined) {
    reportPlace(context, String(named));
    return { resources: [officerRight(context, entry.id, entry.address)], uri, address: entry.address };
  }
  reportPlace(context, SIGN_IN);
  const user = optionalText(context, "user") ?? "REPLACE_ME";
  return {
    resources: [...keepingVault(context), secretPlace(context, SIGN_IN, JSON.stringify({ username: user, password: "REPLACE_ME" }))],
    uri: secretUriIn(context, SIGN_IN),
    address: secretAddress(context, SIGN_IN),
  };
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

function follower(context: LoweringContext, signIn: SignIn): readonly DesiredResource[] {
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
