import type { Lowering, LoweringContext, Peer } from "../../lowering.ts";
import { confluentSchemas } from "./schemas.ts";

/** The registry that comes with an environment of Confluent: one subject per topic of the streams that are wired to it. */
export function confluentSchemaRegistry({ cloud, variant }: Pick<Lowering, "cloud" | "variant">): Lowering {
  return {
    cloud,
    kind: "schema-registry",
    variant,
    service: "Confluent Schema Registry",
    minutes: [0, 2],
    outputs: (part) => ({ ports: { schema: { protocol: "confluent-schema-registry", region: part.target.region } } }),
    refuses: (_self, data, direction, peer) =>
      data === "events" && direction === "in" && peer.variant !== "confluent"
        ? `“${peer.component.title}” is no stream of Confluent: choose auto as the engine of the registry, or confluent as that of the stream.`
        : undefined,
    lower: (context) => confluentSchemas(context, streamsOf(context)),
  };
}

function streamsOf(context: LoweringContext): readonly Peer[] {
  const streams = context.incoming("events").filter(({ outputs }) => outputs["confluentEnvironmentId"] !== undefined);
  if (streams.length === 0) {
    context.report({
      severity: "warning",
      code: "ZL-CONFLUENT-NO-STREAM",
      message: `“${context.component.title}” holds no schemas: a registry of Confluent comes with a stream of Confluent.`,
      target: { component: context.component.id },
      hint: "Draw an arrow from an Event stream whose engine is confluent.",
    });
  }
  return streams;
}
