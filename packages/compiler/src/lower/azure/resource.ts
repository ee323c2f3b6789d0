import type { DesiredResource, TypeFacts } from "@zerolake/resources";
import { desiredResource, type ResourceNotes } from "../desired-resource.ts";
import { compact, type LooseMap } from "../loose-map.ts";
import { ownerTags } from "../owner-tags.ts";
import { addressIn } from "../part-address.ts";
import type { Named } from "../physical-name.ts";
import { type ArmTypeName, armType } from "./arm-types.ts";

export interface AzureResource extends ResourceNotes {
  /** Logical name inside the component, e.g. `namespace`. */
  readonly name: string;
  /** Repeat key, e.g. the topic. */
  readonly key?: string;
  readonly type: ArmTypeName;
  /** The whole ARM id; computed, so that others can name it before it exists. */
  readonly id: string;
  readonly body?: LooseMap;
  /** Only where the type alone does not decide. */
  readonly holdsData?: boolean;
}

/**
 * Builds one ARM resource: its properties are `id`, `name` and the body as ARM takes it. Address, owner tags, location, facts
 * and times are filled in; the lowering says only what is special.
 */
export function azureResource(part: Named, resource: AzureResource): DesiredResource {
  const type = armType(resource.type);
  const address = addressIn(part, resource.name, resource.key);
  const dependsOn = [...(resource.dependsOn ?? []), ...actorOf(resource)];
  return desiredResource(
    part,
    { ...resource, dependsOn },
    {
      address,
      type: resource.type,
      // The version stands in the route, since what was written with one version is read and deleted with it.
      via: `arm@${type.apiVersion}`,
      apiVersion: type.apiVersion,
      properties: compact({
        id: resource.id,
        name: lastSegment(resource.id),
        location: type.location === "region" ? part.target.region : type.location,
        ...resource.body,
        tags: type.takesTags ? ownerTags(part, address) : undefined,
      }),
      holdsData: resource.holdsData ?? type.holdsData ?? false,
      facts: factsOf(resource.type),
    },
  );
}

/** Whatever acts as the component waits for its identity. */
function actorOf({ body }: AzureResource): readonly string[] {
  const identity = body?.["identity"];
  return typeof identity === "object" && identity !== null && "userAssignedIdentities" in identity ? ["identity"] : [];
}

/** The id names a resource, so ARM's create is found again by it; a second create with the same id is refused by the driver. */
function factsOf(typeName: ArmTypeName): TypeFacts {
  const type = armType(typeName);
  return {
    createOnly: ["id", "name", ...(type.location ? ["location"] : []), ...(type.createOnly ?? [])],
    readOnly: [],
    writeOnly: type.writeOnly ?? [],
    identifier: ["id"],
    hasUniqueName: true,
    nameProperty: "name",
    tags: type.takesTags ? { property: "tags", shape: "map" } : null,
  };
}

function lastSegment(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1);
}
