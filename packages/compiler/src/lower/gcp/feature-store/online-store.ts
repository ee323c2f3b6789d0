import { type DesiredResource, join, type Value } from "@zerolake/resources";
import { type LoweringContext, numberSetting, type Part } from "../../../lowering.ts";
import { addressIn, ref } from "../../part-address.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { nameOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import { entities, tableUri } from "./feature-tables.ts";

const STORE = "aiplatform.featureOnlineStore";
const VIEW = "aiplatform.featureView";
/** Above this many reads a second the store grows by nodes. */
const OPTIMIZED_READS_MAX = 10_000;
const NODES = { minNodeCount: 1, maxNodeCount: 3, cpuUtilizationTarget: 50 } as const;
const HOUR = 3600;
const DAY = 24 * HOUR;

/** Where programs read the latest values. */
export function viewsUri(part: Part): Value {
  const views = entities(part).map((entity) => nameOf(part, VIEW, "view", entity));
  const { region, account } = part.target;
  return join(
    `vertex-features://${region}/${account}/${storeName(part)}/${views.join(",")}?host=`,
    ref(part, "store", "dedicatedServingEndpoint.publicEndpointDomainName"),
  );
}

/** The copy that answers at once. */
export function onlineStore(context: LoweringContext): DesiredResource {
  const key = keyName(context);
  const isLarge = numberSetting(context, "readsPerSecond") > OPTIMIZED_READS_MAX;
  return gcpResource(context, {
    name: "store",
    type: STORE,
    at: { name: storeName(context) },
    holdsData: true,
    properties: {
      ...(isLarge ? { bigtable: { autoScaling: NODES } } : { optimized: {} }),
      dedicatedServingEndpoint: {},
      encryptionSpec: key === undefined ? undefined : { kmsKeyName: key },
    },
    dependsOn: afterKeyGrant(context, "aiplatform.googleapis.com"),
    minutes: [10, 40],
  });
}

/** One entity in the copy. */
export function onlineView(context: LoweringContext, entity: string): DesiredResource {
  return gcpResource(context, {
    name: "view",
    key: entity,
    type: VIEW,
    at: { featureOnlineStore: storeName(context), name: nameOf(context, VIEW, "view", entity) },
    properties: {
      bigQuerySource: { uri: tableUri(context, entity), entityIdColumns: [entity] },
      syncConfig: { cron: `TZ=Etc/UTC ${syncCron(numberSetting(context, "updateIntervalSeconds"))}` },
    },
    dependsOn: ["store", addressIn(context, "table", entity)],
    minutes: [1, 5],
  });
}

function storeName(part: Part): string {
  return nameOf(part, STORE, "store");
}

/** How often the copy is renewed: a quarter of an hour is the least that is worth a query. */
function syncCron(seconds: number): string {
  if (seconds >= DAY) return "0 3 * * *";
  return seconds >= HOUR ? "0 * * * *" : "*/15 * * * *";
}
