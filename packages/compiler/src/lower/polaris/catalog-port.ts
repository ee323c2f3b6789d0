import type { PropertyMap, Value } from "@zerolake/resources";
import type { Lowering, Part } from "../../lowering.ts";
import { polarisCatalog } from "./server.ts";

/** What engines are told of the catalog; `facts` are where this cloud keeps the root's secret, and whatever else is its own. */
export function catalogPort(part: Part, uri: Value, facts: PropertyMap): PropertyMap {
  return { catalogKind: "polaris", protocol: "iceberg-rest", uri, catalogName: polarisCatalog(part), ...facts, region: part.target.region };
}

/** Refuses whatever is no store of Iceberg tables in a bucket, which one variant of the cloud is. */
export function refusesStoresBut(iceberg: string): NonNullable<Lowering["refuses"]> {
  return (_self, data, direction, { component, variant }) => {
    if (direction === "out") return undefined;
    if (data !== "tables") return `Apache Polaris lists tables and no files: choose the automatic catalog to find “${component.title}”.`;
    return variant === iceberg
      ? undefined
      : `Apache Polaris keeps tables of Iceberg in a bucket: “${component.title}” is of another kind. Choose the automatic catalog, or Iceberg without managed tables.`;
  };
}
