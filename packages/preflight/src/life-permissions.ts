import type { Cloud, PropertyMap } from "@zerolake/resources";
import type { Verb } from "./cloud-knowledge.ts";
import { knowledgeOf } from "./knowledge-of.ts";

/** A resource, or a whole type when it has no properties. */
export interface LifeOfType {
  readonly type: string;
  readonly via: string;
  readonly properties: PropertyMap;
}

const LIFE: readonly Verb[] = ["create", "read", "update", "delete"];

/** Every permission that making, reading, changing and removing these resources needs, each once, in order. */
export function lifePermissions(cloud: Cloud, resources: readonly LifeOfType[]): readonly string[] {
  const knowledge = knowledgeOf(cloud);
  const own = resources.filter(({ via }) => knowledge.handles(via));
  return [...new Set(own.flatMap((resource) => LIFE.flatMap((verb) => knowledge.actionsOf(resource, verb))))].sort();
}
