import type { DesiredResource, Value } from "@zerolake/resources";
import { type Lowering, type LoweringContext, type Part, type Peer } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { databaseOf, deliveredTable, zoneWritten } from "../../tables/lake-tables.ts";
import { onDataset } from "../bigquery-dataset.ts";
import { GRANTS, grant, memberAddress, members, onProject } from "../iam.ts";
import { nameOf, pathOf } from "../names.ts";
import { serviceAgentMember } from "../project.ts";
import { gcpResource } from "../resource.ts";
import { deadLetterPath, deadLetterPolicy, KEEP_SECONDS, moveRights, SUBSCRIPTION, topicsOf } from "./undelivered.ts";

const PUBSUB = "pubsub.googleapis.com";

/** Pub/Sub itself writes events into BigQuery tables, as its own service agent. */
export const pubsubBigquery: Lowering = {
  cloud: "gcp",
  kind: "stream-delivery",
  variant: "pubsub-bigquery",
  service: "Pub/Sub BigQuery subscription",
  gap: "no transformation; how long it collects cannot be set (seconds); an event may come twice",
  minutes: [1, 2],
  outputs: () => ({ ports: {} }),
  lower: (context) => {
    const deliveries = deliveriesOf(context);
    return [
      ...members(context, { name: GRANTS, member: serviceAgentMember(context, PUBSUB), statements: agentRights(context, deliveries) }),
      ...deliveries.map((one) => subscription(context, one)),
    ];
  },
};

interface Delivery {
  /** Repeat key: the table store and the topic. */
  readonly key: string;
  readonly topicPath: string;
  readonly deadLetterPath: Value | undefined;
  readonly dataset: string;
  readonly table: string;
  readonly tableAddress: string;
}

function deliveriesOf(context: LoweringContext): readonly Delivery[] {
  return context
    .outgoing("tables")
    .flatMap((lake) =>
      context
        .incoming("events")
        .flatMap((stream) => topicsOf(stream).map(({ topic, path }) => delivery(context, { lake, stream, topic, topicPath: path }))),
    );
}

function delivery(
  context: LoweringContext,
  { lake, stream, topic, topicPath }: { readonly lake: Peer; readonly stream: Peer; readonly topic: string; readonly topicPath: string },
): Delivery {
  const writer = { component: context.component, edge: lake.edge };
  const table = deliveredTable(lake.component, writer, topic, context.environment);
  return {
    key: `${lake.component.id}.${topic}`,
    topicPath,
    deadLetterPath: deadLetterPath(context, stream),
    dataset: databaseOf(lake.outputs, zoneWritten(lake.component, writer)),
    table: table.name,
    tableAddress: addressIn({ component: lake.component }, "table", `${table.zone}.${table.name}`),
  };
}

/** The agent writes rows, and moves what it cannot write: for that it takes from the subscription and puts on the other topic. */
function agentRights(context: LoweringContext, deliveries: readonly Delivery[]) {
  return [
    grant("roles/bigquery.metadataViewer", onProject(context)),
    ...deliveries.flatMap(({ dataset, deadLetterPath: path, key }) => [
      grant("roles/bigquery.dataEditor", onDataset(context, dataset)),
      ...moveRights(path, subscriptionPath(context, key)),
    ]),
  ];
}

function subscriptionPath(part: Part, key: string): string {
  return pathOf(part, SUBSCRIPTION, { name: nameOf(part, SUBSCRIPTION, "delivery", key) });
}

function subscription(
  context: LoweringContext,
  { key, topicPath, deadLetterPath: undelivered, dataset, table, tableAddress }: Delivery,
): DesiredResource {
  return gcpResource(context, {
    name: "delivery",
    key,
    type: SUBSCRIPTION,
    at: { name: nameOf(context, SUBSCRIPTION, "delivery", key) },
    properties: {
      name: subscriptionPath(context, key),
      topic: topicPath,
      bigqueryConfig: {
        table: `${context.target.account}.${dataset}.${table}`,
        useTableSchema: true,
        // Fields that the table does not have would otherwise hold up the whole message.
        dropUnknownFields: true,
      },
      messageRetentionDuration: KEEP_SECONDS,
      expirationPolicy: {},
      deadLetterPolicy: deadLetterPolicy(undelivered),
    },
    // The creation is refused until the agent can write.
    dependsOn: [
      tableAddress,
      memberAddress(context, GRANTS, grant("roles/bigquery.metadataViewer", onProject(context))),
      memberAddress(context, GRANTS, grant("roles/bigquery.dataEditor", onDataset(context, dataset))),
    ],
  });
}
