import type { DesiredResource, Reference } from "@zerolake/resources";
import { type Lowering, type LoweringContext, listSetting, optionalText, type Part, type Peer } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { writtenTopic } from "../event-stream/written-topic.ts";
import { grant, members } from "../iam.ts";
import { nameOf } from "../names.ts";
import { gcpResource } from "../resource.ts";

const SINK = "logging.sink";
/** Who did what in the project; what data services log about themselves in bulk is not meant. */
const AUDIT = 'logName:"cloudaudit.googleapis.com"';

/** The project's logs, as far as a filter lets them through, put on the stream by Cloud Logging itself. */
export const loggingSink: Lowering = {
  cloud: "gcp",
  kind: "log-source",
  variant: "logging-sink",
  service: "Cloud Logging sink",
  gap: "the stream takes entries as JSON, not the lines as they were written",
  minutes: [1, 2],
  outputs: (part) => ({ ports: { events: { protocol: "log entries as JSON", sink: sinkName(part) } } }),
  refuses: (_self, data, direction, peer) =>
    data === "events" && direction === "out" && peer.variant !== "pubsub"
      ? `Cloud Logging puts entries on Pub/Sub only, not on “${peer.component.title}”: choose Pub/Sub as its engine.`
      : undefined,
  lower: (context) => context.outgoing("events").flatMap((stream) => sink(context, stream)),
};

function sinkName(part: Part, key?: string): string {
  return nameOf(part, SINK, "sink", key);
}

function sink(context: LoweringContext, stream: Peer): readonly DesiredResource[] {
  const path = writtenTopic(context, stream)?.path;
  if (path === undefined) return [];
  const key = stream.component.id;
  const writer: Reference = ref(context, "sink", "writerIdentity", key);
  return [
    gcpResource(context, {
      name: "sink",
      key,
      type: SINK,
      at: { name: sinkName(context, key) },
      properties: {
        name: sinkName(context, key),
        description: `Logs of ${context.component.id}`,
        destination: `pubsub.googleapis.com/${path}`,
        filter: filterOf(context),
      },
    }),
    ...members(context, { name: "write", member: writer, statements: [grant("roles/pubsub.publisher", { type: "pubsub.topic", path })] }),
  ];
}

/** The filter as written, else the named logs and resources, else the audit logs. */
function filterOf(context: LoweringContext): string {
  const own = optionalText(context, "filter");
  if (own !== undefined) return own;
  const logs = listSetting(context, "logGroups").map((log) => `logName:"${log}"`);
  const resources = listSetting(context, "resources").map((resource) => `resource.type="${resource}"`);
  const terms = [...logs, ...resources];
  return terms.length === 0 ? AUDIT : terms.join(" OR ");
}
