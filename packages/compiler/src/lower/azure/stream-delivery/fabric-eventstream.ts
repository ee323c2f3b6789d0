import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Peer } from "../../../lowering.ts";
import { eventstream } from "../../fabric/eventstream.ts";
import { hubConnection } from "../../fabric/hub-connection.ts";
import { DEFAULT_SCHEMA } from "../../fabric/lakehouse.ts";
import { FABRIC_WORKSPACE } from "../../fabric/workspace-place.ts";
import { deliveredTable, sqlName } from "../../tables/lake-tables.ts";
import { textsOf } from "../../texts-of.ts";
import { consumerGroupAddress } from "../event-stream/event-hubs.ts";
import { storedKey, storedKeyAddress } from "../event-stream/stored-key.ts";
import { officerAddress, officerRight } from "../key-vault/keeping-vault.ts";
import { vaultId } from "../key-vault/vault.ts";
import { reportNowhere } from "./report-nowhere.ts";

const CONNECTION = "connection";

/** Every event becomes a row of a Delta table in OneLake. */
export const fabricEventstream: Lowering = {
  cloud: "azure",
  kind: "stream-delivery",
  variant: "fabric-eventstream",
  service: "Microsoft Fabric Eventstream",
  gap: "Delta tables only, no files; it signs in at the stream with a key; it uses the capacity round the clock",
  minutes: [3, 8],
  needs: [FABRIC_WORKSPACE],
  outputs: (part) => ({
    ports: { events: {}, tables: { region: part.target.region }, files: { format: "delta", region: part.target.region } },
  }),
  refuses: ({ component }, data, direction, peer) => {
    if (data === "events" && direction === "in" && peer.component.kind === "event-stream" && !peer.variant.startsWith("event-hubs"))
      return `Eventstream reads Event Hubs only, not “${peer.component.title}”.`;
    const isOutside = direction === "out" && (data === "files" || data === "tables") && !["onelake", "delta-fabric"].includes(peer.variant);
    return isOutside ? `“${component.title}” writes into lakehouses of Fabric only, and “${peer.component.title}” is none.` : undefined;
  },
  lower: (context) => {
    const streams = context.incoming("events").filter(({ outputs }) => typeof outputs["host"] === "string");
    const [stream] = streams;
    const target = context.outgoing("tables")[0] ?? context.outgoing("files")[0];
    if (!stream || !target) {
      reportNowhere(context);
      return [];
    }
    reportOthers(context, streams.slice(1));
    const key = storedKey(context, stream, "Listen");
    return [
      ...key.resources,
      officerRight(context, vaultId(context), "vault"),
      ...textsOf(stream.outputs["topics"]).flatMap((topic) => delivery(context, { stream, target, topic, keptIn: key.secretUri })),
    ];
  },
};

interface Route {
  readonly stream: Peer;
  readonly target: Peer;
  readonly topic: string;
  readonly keptIn: string;
}

function delivery(context: LoweringContext, { stream, target, topic, keptIn }: Route): readonly DesiredResource[] {
  const { zone, name } = deliveredTable(target.component, { component: context.component, edge: target.edge }, topic, context.environment);
  return [
    hubConnection(context, {
      name: CONNECTION,
      key: topic,
      host: String(stream.outputs["host"]),
      topic,
      keyName: context.component.id,
      keptIn,
      dependsOn: [storedKeyAddress(context), officerAddress(context)],
    }),
    eventstream(context, {
      key: topic,
      connection: CONNECTION,
      consumerGroup: context.component.id,
      lakehouseId: target.outputs["lakehouseId"] ?? "",
      schema: target.component.kind === "lakehouse-tables" ? sqlName(zone) : DEFAULT_SCHEMA,
      table: name,
      bufferSeconds: numberSetting(context, "bufferSeconds"),
      dependsOn: [consumerGroupAddress(stream, topic, context.component.id)],
    }),
  ];
}

/** One key opens one namespace. */
function reportOthers(context: LoweringContext, others: readonly Peer[]): void {
  for (const { component, edge } of others) {
    context.report({
      severity: "warning",
      code: "ZL-FABRIC-ONE-STREAM",
      message: `“${context.component.title}” does not read “${component.title}”: it reads one stream, with all of its topics.`,
      target: { component: context.component.id, edge: edge.id },
      hint: "Draw a Stream delivery of its own for the other stream.",
    });
  }
}
