import { type Lowering, textSetting } from "../../../lowering.ts";
import { canFollow, databaseFollower } from "../../confluent/connector.ts";
import { followedDatabase } from "../../followed-database.ts";
import { keySecret } from "../event-stream/stream-login.ts";
import { writtenTopic } from "../event-stream/written-topic.ts";
import { signIn } from "./sign-in.ts";

/** Confluent's own connector follows the database, because nothing of AWS can sign in at its brokers with a key. */
export const confluentConnector: Lowering = {
  cloud: "aws",
  kind: "database-source",
  variant: "confluent-connector",
  service: "Confluent managed connector",
  gap: "the database must be reachable from Confluent; PostgreSQL, MySQL and SQL Server only",
  minutes: [2, 10],
  outputs: (part) => ({ ports: { events: { protocol: "connector", region: part.target.region } } }),
  refuses: (self, data, direction, peer) =>
    data === "events" && direction === "out" && !canFollow(textSetting(self, "databaseEngine"))
      ? `Confluent follows no ${textSetting(self, "databaseEngine")}: choose kafka as the engine of “${peer.component.title}”.`
      : undefined,
  lower: (context) => {
    const { resources, secretArn } = signIn(context);
    const database = followedDatabase(context);
    const [stream] = context.outgoing("events");
    const topic = stream && writtenTopic(context, stream)?.topic;
    if (!database || !stream || topic === undefined) return resources;
    return [
      ...resources,
      databaseFollower(context, {
        stream,
        database,
        topic,
        key: keySecret(stream, context),
        signIn: secretArn,
        dependsOn: resources.map(({ address }) => address),
      }),
    ];
  },
};
