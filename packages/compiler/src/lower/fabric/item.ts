import type { ArtefactName } from "@zerolake/artefacts";
import { findArtefact } from "@zerolake/artefacts";
import type { DesiredResource, Value } from "@zerolake/resources";
import type { LoweringContext } from "../../lowering.ts";
import type { LooseMap } from "../loose-map.ts";
import type { Named } from "../physical-name.ts";
import { serviceName, serviceResource } from "../services/service-resource.ts";
import { inWorkspace } from "./workspace-place.ts";

/** Where items of a type stand in a workspace. */
const COLLECTIONS = {
  "fabric.airflowJob": "apacheAirflowJobs",
  "fabric.dataPipeline": "dataPipelines",
  "fabric.environment": "environments",
  "fabric.eventstream": "eventstreams",
  "fabric.lakehouse": "lakehouses",
  "fabric.mirroredDatabase": "mirroredDatabases",
  "fabric.notebook": "notebooks",
  "fabric.sparkJobDefinition": "sparkJobDefinitions",
  "fabric.warehouse": "warehouses",
} as const;

export type ItemType = keyof typeof COLLECTIONS;

/** One file of an item. The driver turns it into base64: what it names is known only then. */
export type DefinitionPart = { readonly path: string } & (
  | { readonly content: LooseMap }
  | { readonly text: Value }
  | { readonly artefact: ArtefactName }
);

export interface FabricItem {
  readonly name: string;
  readonly key?: string;
  readonly type: ItemType;
  /** In the order of its parts, with the format where the item has several. */
  readonly definition?: { readonly format?: string; readonly parts: readonly DefinitionPart[] };
  readonly creationPayload?: LooseMap;
  readonly minutes?: readonly [number, number];
  readonly dependsOn?: readonly string[];
}

/** An item of the environment's workspace, under a name of the component's. */
export function fabricItem(context: LoweringContext, { definition, creationPayload, ...item }: FabricItem): DesiredResource {
  return serviceResource(context, {
    minutes: [0, 2],
    ...item,
    path: inWorkspace(context, COLLECTIONS[item.type]),
    properties: {
      displayName: itemName(context, item),
      description: `Made by Zerolake for ${context.component.id}`,
      creationPayload,
      definition: definition && { ...definition, parts: definition.parts.map(versioned) },
    },
  });
}

export function itemName(part: Named, { type, name, key }: Pick<FabricItem, "type" | "name" | "key">): string {
  return serviceName(part, type, name, key);
}

/** A new build of a program is a new definition. */
function versioned(part: DefinitionPart): LooseMap {
  return "artefact" in part ? { ...part, version: findArtefact(part.artefact).version } : { ...part };
}
