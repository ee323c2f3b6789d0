import type { DesiredResource } from "@zerolake/resources";
import type { Lowering, LoweringContext, Peer } from "../../lowering.ts";
import { addressIn, ref } from "../part-address.ts";
import { textsOf } from "../texts-of.ts";
import { confluentSchemas, type SchemaHome } from "./schemas.ts";
import { confluentHome } from "./stream.ts";

export interface RegistryPlace extends Pick<Lowering, "cloud" | "variant"> {
  /** Streams of the cloud's own keep their schemas there, too: in an environment that holds nothing else. */
  readonly takesStreams?: true;
}

/** The registry that comes with an environment of Confluent: one subject per topic of the streams that are wired to it. */
export function confluentSchemaRegistry({ cloud, variant, takesStreams }: RegistryPlace): Lowering {
  return {
    cloud,
    kind: "schema-registry",
    variant,
    service: "Confluent Schema Registry",
    minutes: [0, takesStreams ? 5 : 2],
    outputs: (part) => ({ ports: { schema: { protocol: "confluent-schema-registry", region: part.target.region } } }),
    refuses: (_self, data, direction, peer) =>
      data === "events" && direction === "in" && !takesStreams && !peer.variant.startsWith("confluent")
        ? `“${peer.component.title}” is no stream of Confluent: choose auto as the engine of the registry, or confluent as that of the stream.`
        : undefined,
    lower: (context) => {
      const streams = context.incoming("events");
      const others = takesStreams ? streams.filter((stream) => !isConfluent(stream)) : [];
      if (streams.length === 0) reportNoStream(context);
      return [
        ...(others.length > 0 ? ownHome(context) : []),
        ...confluentSchemas(context, [
          ...streams.filter(isConfluent).map(homeOf),
          ...(others.length > 0 ? [ownHomeOf(context, others)] : []),
        ]),
      ];
    },
  };
}

function isConfluent({ outputs }: Peer): boolean {
  return outputs["confluentEnvironmentId"] !== undefined;
}

function homeOf({ component, outputs }: Peer): SchemaHome {
  return {
    key: component.id,
    environmentId: outputs["confluentEnvironmentId"] ?? "",
    cluster: addressIn({ component }, "cluster"),
    topics: textsOf(outputs["topics"]),
  };
}

/** A registry comes with a cluster: a basic one without topics costs nothing. */
function ownHome(context: LoweringContext): readonly DesiredResource[] {
  return confluentHome(context, { kind: "Basic", availability: "LOW" });
}

function ownHomeOf(context: LoweringContext, streams: readonly Peer[]): SchemaHome {
  return {
    key: context.component.id,
    environmentId: ref(context, "environment", "id"),
    cluster: addressIn(context, "cluster"),
    topics: [...new Set(streams.flatMap(({ outputs }) => textsOf(outputs["topics"])))],
  };
}

function reportNoStream(context: LoweringContext): void {
  context.report({
    severity: "warning",
    code: "ZL-CONFLUENT-NO-STREAM",
    message: `“${context.component.title}” holds no schemas: no stream is wired to it.`,
    target: { component: context.component.id },
    hint: "Draw an arrow from an Event stream to it.",
  });
}
