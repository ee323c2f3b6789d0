import { connectorLowering, databaseFollower } from "../../confluent/connector.ts";
import { followedDatabase } from "../../followed-database.ts";
import { keySecret } from "../event-stream/stream-login.ts";
import { writtenTopic } from "../event-stream/written-topic.ts";
import { signIn } from "./sign-in.ts";

/** Confluent's own connector follows the database, because nothing of AWS can sign in at its brokers with a key. */
export const confluentConnector = connectorLowering({
  cloud: "aws",
  otherWay: (_self, stream) => `kafka as the engine of “${stream.component.title}”`,
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
});
