import type { EnvironmentView, LoweringContext, Peer } from "../../../lowering.ts";
import { zonesOf } from "../../tables/lake-tables.ts";
import { textsOf } from "../../texts-of.ts";

/** One zone of a governed store of tables or files. */
export interface GovernedZone {
  readonly store: Peer;
  readonly zone: string;
  /** Dataset of a zone that is asked through BigQuery. */
  readonly dataset: string | undefined;
  readonly bucket: string;
  /** Folder of the zone, with the store that made it; ours to make where it did not. */
  readonly folder: string;
  readonly isFolderMade: boolean;
}

/** Governance follows its catalog: what is registered there is governed. */
export function governedZones(context: LoweringContext): readonly GovernedZone[] {
  return registered(context.component.id, context.environment).flatMap(zonesOfStore);
}

/** Table stores that a governance component looks after. */
export function governedLakes(governanceId: string, view: EnvironmentView): readonly Peer[] {
  return registered(governanceId, view).filter(({ component }) => component.kind === "lakehouse-tables");
}

function registered(governanceId: string, view: EnvironmentView): readonly Peer[] {
  const catalogs = view.incoming(governanceId, "catalog");
  const stores = catalogs.flatMap(({ component }) => [...view.incoming(component.id, "tables"), ...view.incoming(component.id, "files")]);
  return [...new Map(stores.map((store) => [store.component.id, store])).values()];
}

function zonesOfStore(store: Peer): readonly GovernedZone[] {
  const bucket = store.outputs["bucketName"];
  if (typeof bucket !== "string") return [];
  if (store.component.kind === "object-store") {
    return textsOf(store.outputs["prefixes"]).map((folder) => ({
      store,
      zone: folder.replace(/\/$/, ""),
      dataset: undefined,
      bucket,
      folder,
      isFolderMade: true,
    }));
  }
  const databases = textsOf(store.outputs["databaseNames"]);
  const hasDatasets = store.outputs["catalogKind"] !== "iceberg-rest";
  return zonesOf(store.component).map((zone, index) => ({
    store,
    zone,
    dataset: hasDatasets ? databases[index] : undefined,
    bucket,
    folder: `${zone}/`,
    isFolderMade: false,
  }));
}
