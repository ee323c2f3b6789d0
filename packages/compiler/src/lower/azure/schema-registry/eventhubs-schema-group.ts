import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, type Peer, textSetting } from "../../../lowering.ts";
import { azureResource } from "../resource.ts";

const GROUP = "Microsoft.EventHub/namespaces/schemagroups";
const COMPATIBILITY: Readonly<Record<string, string>> = { backward: "Backward", forward: "Forward", none: "None" };
const FORMATS: Readonly<Record<string, string>> = { avro: "Avro", json: "Json" };

/** A group of schemas in the namespace of each wired stream. */
export const eventhubsSchemaGroup: Lowering = {
  cloud: "azure",
  kind: "schema-registry",
  variant: "eventhubs-schema-group",
  service: "Azure Event Hubs Schema Registry",
  gap: "another interface than Confluent's registry; backward and forward only; producers register schemas with the vendor's library",
  minutes: [0, 1],
  outputs: (part) => ({
    ports: { schema: { protocol: "eventhubs-schema-registry", group: part.component.id, region: part.target.region } },
  }),
  lower: (context) => {
    const streams = context.incoming("events").filter(({ outputs }) => typeof outputs["namespaceId"] === "string");
    if (streams.length === 0) reportNowhere(context);
    return streams.map((stream) => schemaGroup(context, stream));
  },
};

function schemaGroup(context: LoweringContext, { component, outputs }: Peer): DesiredResource {
  return azureResource(context, {
    name: "group",
    key: component.id,
    type: GROUP,
    id: `${String(outputs["namespaceId"])}/schemagroups/${context.component.id}`,
    body: {
      properties: {
        schemaType: FORMATS[textSetting(context, "format")] ?? "Avro",
        schemaCompatibility: COMPATIBILITY[textSetting(context, "compatibility")] ?? "Backward",
        groupProperties: {},
      },
    },
    dependsOn: [String(outputs["namespaceAddress"])],
  });
}

function reportNowhere(context: LoweringContext): void {
  context.report({
    severity: "warning",
    code: "ZL-AZURE-SCHEMAS-NOWHERE",
    message: `“${context.component.title}” keeps no schemas: they lie in the namespace of a stream, and none of Event Hubs is wired to it.`,
    target: { component: context.component.id },
    hint: "Draw an arrow from an Event stream to it.",
  });
}
