import type { Component } from "@zerolake/blueprint";
import type { DesiredResource } from "@zerolake/resources";
import type { EnvironmentView, LoweringContext, Neighbour } from "../../lowering.ts";
import { addressIn } from "../part-address.ts";
import { sqlName } from "../tables/lake-tables.ts";
import { unityResource } from "./workspace.ts";

const SCHEMA = "schema";
/** Kinds whose component owns the catalog: on Azure the connector, on Google Cloud the drawn catalog. */
const OWNERS = ["databricks-connector", "catalog"];

/** The environment's own catalog in Unity: models, features and indexes are kept there, a schema for each component that has some. */
export interface UnityHome {
  readonly catalog: string;
  /** The resource that makes it. */
  readonly address: string;
}

/** `undefined` where nothing of the drawing owns a catalog, e.g. a Databricks job on Google Cloud without a Metadata catalog. */
export function unityHome(view: EnvironmentView): UnityHome | undefined {
  const owner = homeOwner(view);
  return owner && { catalog: String(owner.outputs.facts?.["homeCatalog"]), address: addressIn(owner, "catalog") };
}

/** The component that makes the catalog, and makes programs of the cloud known in the workspace. */
export function homeOwner(view: EnvironmentView): Neighbour | undefined {
  return OWNERS.flatMap((kind) => view.components(kind)).find(({ outputs }) => typeof outputs.facts?.["homeCatalog"] === "string");
}

/** `catalog.schema` of what a component keeps in Unity. */
export function homeSchemaName(view: EnvironmentView, { id }: Pick<Component, "id">): string | undefined {
  const home = unityHome(view);
  return home && `${home.catalog}.${sqlName(id)}`;
}

/** The schema of a component; nothing where the environment has no catalog in Unity. */
export function homeSchema(context: LoweringContext): readonly DesiredResource[] {
  const home = unityHome(context.environment);
  if (!home) return [];
  const name = sqlName(context.component.id);
  return [
    unityResource(context, {
      name: SCHEMA,
      type: "databricks.schema",
      kind: "schemas",
      path: `${home.catalog}.${name}`,
      properties: { name, catalog_name: home.catalog },
      dependsOn: [home.address],
    }),
  ];
}
