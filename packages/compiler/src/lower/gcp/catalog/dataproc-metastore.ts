import type { DesiredResource } from "@zerolake/resources";
import type { Lowering, LoweringContext, Part } from "../../../lowering.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { nameOf, pathOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import { METASTORE } from "./metastore-of.ts";

const SERVICE = "metastore.service";
const HIVE_VERSION = "3.1.2";
const SIZES = { production: "MEDIUM", other: "EXTRA_SMALL" } as const;

/** A Hive metastore inside the network: Spark jobs keep tables of Delta and Hudi in it, and every engine that speaks Hive finds them. */
export const dataprocMetastore: Lowering = {
  cloud: "gcp",
  kind: "catalog",
  variant: METASTORE,
  service: "Dataproc Metastore",
  gap: "it is paid all the time; whoever is in the network may ask it; BigQuery does not read it, and Iceberg tables stay in their own catalog",
  minutes: [20, 40],
  needs: ["network"],
  outputs: (part) => ({
    ports: {
      catalog: { catalogKind: "hive", servicePath: servicePath(part), region: part.target.region },
      // Jobs ask the tables' store who keeps them.
      tables: { servicePath: servicePath(part) },
    },
  }),
  refuses: (_self, data, direction, { component, variant }) => {
    if (direction === "out") return undefined;
    if (data !== "tables")
      return `A Hive metastore lists tables and no files: leave “hive” out of its engines to find “${component.title}” in Dataplex.`;
    return variant === "bigquery-iceberg"
      ? `BigQuery keeps the tables of “${component.title}” itself: switch managed tables off for them, or leave “hive” out of the engines.`
      : undefined;
  },
  lower: (context) => [metastore(context)],
};

function serviceName(part: Part): string {
  return nameOf(part, SERVICE, "service");
}

function servicePath(part: Part): string {
  return pathOf(part, SERVICE, { name: serviceName(part) });
}

function metastore(context: LoweringContext): DesiredResource {
  const kmsKey = keyName(context);
  return gcpResource(context, {
    name: "service",
    type: SERVICE,
    at: { name: serviceName(context) },
    holdsData: true,
    properties: {
      hiveMetastoreConfig: { version: HIVE_VERSION, endpointProtocol: "THRIFT" },
      networkConfig: { consumers: [{ subnetwork: context.platform("network")?.["subnetPath"] }] },
      scalingConfig: { instanceSize: context.target.tier === "production" ? SIZES.production : SIZES.other },
      databaseType: "SPANNER",
      releaseChannel: "STABLE",
      encryptionConfig: kmsKey === undefined ? undefined : { kmsKey },
    },
    dependsOn: afterKeyGrant(context, "metastore.googleapis.com"),
    minutes: [20, 40],
  });
}
