import type { Component } from "@zerolake/blueprint";
import type { EnvironmentView } from "../../lowering.ts";
import { homeSchemaName } from "./unity-home.ts";

/** Every owner of a model has a schema of its own, so the model needs no other name in it. */
export const MODEL = "model";

/**
 * Name of a component's model in Unity Catalog, in three parts. Owner is the registry, or the training where no registry is drawn behind it.
 * `undefined` where the environment has no catalog in Unity.
 */
export function modelName(view: EnvironmentView, owner: Pick<Component, "id">): string | undefined {
  const schema = homeSchemaName(view, owner);
  return schema && `${schema}.${MODEL}`;
}
