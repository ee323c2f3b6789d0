import type { DesiredResource } from "@zerolake/resources";
import type { Lowering, LoweringContext } from "../../../lowering.ts";
import { containerImage } from "../../container-image.ts";
import { type FollowedDatabase, followedDatabase } from "../../followed-database.ts";
import { OWN_RIGHTS, ownRights } from "../access.ts";
import { pullImages } from "../container-registry/pull-images.ts";
import { containerApp } from "../containers/container-app.ts";
import { asksForKey } from "../event-stream/stream-login.ts";
import { readSecrets } from "../secrets/use-secret.ts";
import { debeziumEnvironment, signInVariables } from "./debezium-environment.ts";
import { type DebeziumSink, debeziumSink } from "./debezium-sink.ts";
import { type SignIn, signIn } from "./sign-in.ts";

const SIZE = { cpu: 1, memoryGb: 2 };
const ONE = { min: 1, max: 1 };
const WAITING_FOR_DATABASE = "its database is named in the environment's settings";

/** Debezium copies the tables once, then follows the log of the database into the stream. */
export const debeziumContainer: Lowering = {
  cloud: "azure",
  kind: "database-source",
  variant: "debezium-container",
  service: "Debezium Server on Azure Container Apps",
  gap: "keeps its place on its own disk: after a restart it copies the tables again; it connects to the stream with a key",
  minutes: [2, 5],
  needs: ["apps-environment", "container-registry"],
  outputs: (part) => ({ ports: { events: { protocol: "rows as JSON", region: part.target.region } } }),
  refuses: (_self, data, direction, peer) =>
    data === "tables" && direction === "out"
      ? `Changes reach “${peer.component.title}” through a stream: put an Event stream and a Stream processing job or Managed delivery between.`
      : undefined,
  lower: (context) => {
    const stream = context.outgoing("events").find((peer) => typeof peer.outputs["namespaceId"] === "string" || asksForKey(peer));
    const database = followedDatabase(context);
    if (!stream) {
      reportNowhere(context);
      return [];
    }
    const login = signIn(context, signInVariables(database ?? { engine: "postgres" }));
    const sink = debeziumSink(context, stream);
    return [
      ...sink.resources,
      ...login.resources,
      ...ownRights(context, [...sink.rights, ...pullImages(context), ...readSecrets(context, Object.values(login.secrets))]),
      follower(context, { sink, database, login }),
    ];
  },
};

interface Following {
  readonly sink: DebeziumSink;
  readonly database: FollowedDatabase | undefined;
  readonly login: SignIn;
}

function follower(context: LoweringContext, { sink, database, login }: Following): DesiredResource {
  return containerApp(context, {
    image: containerImage(context, "debezium"),
    ...SIZE,
    environment: { ...(database ? debeziumEnvironment(context, database) : {}), ...sink.environment },
    secrets: login.secrets,
    vaultSecrets: [...login.vaultSecrets, ...sink.vaultSecrets],
    replicas: ONE,
    waitsFor: database ? undefined : WAITING_FOR_DATABASE,
    dependsOn: [OWN_RIGHTS, ...sink.after, ...login.addresses],
  });
}

function reportNowhere(context: LoweringContext): void {
  context.report({
    severity: "error",
    code: "ZL-AZURE-CHANGES-NOWHERE",
    message: `The changes of “${context.component.title}” go nowhere: Debezium sends them to Event Hubs or Confluent here.`,
    target: { component: context.component.id },
    hint: "Draw an arrow from it to an Event stream.",
  });
}
