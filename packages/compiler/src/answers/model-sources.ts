import type { Component } from "@zerolake/blueprint";
import type { Environment } from "../passes/resolve-environment.ts";
import { type AnswerSubject, componentsOf } from "./answer-definition.ts";

const IN_UNITY = "databricks-serving";

/** Endpoints of the cloud that something is wired to which brings models. */
export function endpointsWithModels(environment: Environment): readonly Component[] {
  const inUnity = new Set(endpointsInUnity(environment).map(({ id }) => id));
  return servingModels(environment).filter(({ id }) => !inUnity.has(id));
}

/** Those that serve models of Unity Catalog. */
export function endpointsInUnity(environment: Environment): readonly Component[] {
  return servingModels(environment, IN_UNITY);
}

function servingModels(environment: Environment, ...variants: readonly string[]): readonly Component[] {
  const served = new Set(environment.edges.flatMap(({ to }) => (to.port === "model" ? [to.component] : [])));
  return componentsOf(environment, "model-serving", ...variants).filter(({ id }) => served.has(id));
}

/** What feeds these endpoints with models, registries and trainings, with the endpoints that ask for one. */
export function modelSources(environment: Environment, serving: readonly Component[]): readonly AnswerSubject[] {
  const endpoints = new Map(serving.map((endpoint) => [endpoint.id, endpoint]));
  const asking = new Map<string, Component[]>();
  for (const { from, to } of environment.edges) {
    const endpoint = to.port === "model" ? endpoints.get(to.component) : undefined;
    if (endpoint) asking.set(from.component, [...(asking.get(from.component) ?? []), endpoint]);
  }
  return [...asking]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, askers]) => {
      const title = environment.parts.get(id)?.part.component.title;
      return title === undefined ? [] : [{ id, title, askers }];
    });
}
