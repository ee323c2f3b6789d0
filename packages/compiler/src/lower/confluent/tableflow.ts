import { type DesiredResource, join } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, type Part, type Peer } from "../../lowering.ts";
import type { LooseMap } from "../loose-map.ts";
import { addressIn } from "../part-address.ts";
import { serviceResource } from "../services/service-resource.ts";
import { textsOf } from "../texts-of.ts";

/** Where the tables lie: in storage of Confluent's own, or in that of the drawing. */
export interface TableflowPlace {
  readonly storage: LooseMap;
  readonly format: "ICEBERG" | "DELTA";
  /** What Confluent needs before it writes there. */
  readonly after: readonly string[];
  readonly resources: readonly DesiredResource[];
}

export const MANAGED: TableflowPlace = { storage: { kind: "Managed" }, format: "ICEBERG", after: [], resources: [] };

export interface TableflowForm extends Pick<Lowering, "cloud" | "gap"> {
  readonly placeOf: (context: LoweringContext) => TableflowPlace;
  /** Why tables do not reach a store of the cloud. */
  readonly refusesTables?: (delivery: Part, store: string) => string;
}

/** Confluent keeps each topic as a table beside its log. */
export function confluentTableflow({ cloud, gap, placeOf, refusesTables }: TableflowForm): Lowering {
  return {
    cloud,
    kind: "stream-delivery",
    variant: "confluent-tableflow",
    service: "Confluent Tableflow",
    ...(gap === undefined ? {} : { gap }),
    minutes: [1, 5],
    outputs: (part) => ({
      ports: { events: {}, files: { format: "iceberg", region: part.target.region }, tables: { region: part.target.region } },
    }),
    refuses: (self, data, direction, peer) => {
      if (direction === "out") return data === "tables" ? refusesTables?.(self, peer.component.title) : undefined;
      return data === "events" && !peer.variant.startsWith("confluent")
        ? `Tableflow keeps topics of Confluent only: choose confluent as the engine of “${peer.component.title}”, or deliver it with Managed delivery of its own.`
        : undefined;
    },
    lower: (context) => {
      const streams = context.incoming("events");
      const place = placeOf(context);
      for (const stream of streams) reportNoSchema(context, stream);
      return [
        ...place.resources,
        ...streams.flatMap((stream) => textsOf(stream.outputs["topics"]).map((topic) => table(context, { stream, topic, place }))),
      ];
    },
  };
}

interface Delivered {
  readonly stream: Peer;
  readonly topic: string;
  readonly place: TableflowPlace;
}

function table(context: LoweringContext, { stream, topic, place }: Delivered): DesiredResource {
  const environment = stream.outputs["confluentEnvironmentId"] ?? "";
  const cluster = stream.outputs["clusterId"] ?? "";
  return serviceResource(context, {
    name: "table",
    key: `${stream.component.id}.${topic}`,
    type: "confluent.tableflowTopic",
    path: join("environments/", environment, "/clusters/", cluster, `/tableflow-topics/${topic}`),
    minutes: [1, 5],
    properties: {
      spec: {
        display_name: topic,
        environment: { id: environment },
        kafka_cluster: { id: cluster },
        storage: place.storage,
        table_formats: [place.format],
        config: { error_handling: { mode: flagSetting(context, "deadLetter") ? "LOG" : "SKIP" } },
      },
    },
    dependsOn: [addressIn(stream, "topic", topic), ...schemaOf(context, stream, topic), ...place.after],
  });
}

/** Columns come from the schema of a topic. */
function schemaOf({ environment }: LoweringContext, { component }: Peer, topic: string): readonly string[] {
  const registries = environment.outgoing(component.id, "events").filter((peer) => peer.component.kind === "schema-registry");
  return registries.map((registry) => addressIn(registry, "schema", `${component.id}.${topic}`));
}

function reportNoSchema(context: LoweringContext, stream: Peer): void {
  const topics = textsOf(stream.outputs["topics"]);
  if (topics.every((topic) => schemaOf(context, stream, topic).length > 0)) return;
  context.report({
    severity: "warning",
    code: "ZL-CONFLUENT-NO-SCHEMA",
    message: `Tableflow makes columns of a schema, and “${stream.component.title}” has none.`,
    target: { component: stream.component.id },
    hint: "Draw an arrow from the Event stream to a Schema registry.",
  });
}
