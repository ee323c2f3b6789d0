import { effectiveSettings, findDefinition } from "@zerolake/catalog";
import type { Target } from "@zerolake/resources";
import type { Blueprint, Component, Settings } from "./document.ts";
import { followed, type GivenComponent, type NeighbourOffers, neighbourOffers } from "./neighbours.ts";

/** What holds for a component on a target, and what its neighbours say about it. */
export interface SettledSettings {
  readonly settings: Settings;
  readonly offers: NeighbourOffers;
}

/** Of a target, what settings depend on. */
export type SettingsTarget = Pick<Target, "cloud" | "tier" | "overrides">;

/**
 * What holds for each component on a target, by id: tier defaults, then what its neighbours say, then the blueprint, the choices of the
 * cloud and the environment's overrides. A component of an unknown kind keeps what it has.
 */
export function settleSettings(
  components: readonly Component[],
  blueprint: Pick<Blueprint, "edges" | "targetChoices">,
  target: SettingsTarget,
): ReadonlyMap<string, SettledSettings> {
  const choices = choicesById(blueprint.targetChoices[target.cloud] ?? {});
  const given = components.map((component): GivenComponent => {
    const layers = [component.settings, choices.get(component.id) ?? {}, (target.overrides[component.id] ?? {}) as Settings] as const;
    const definition = findDefinition(component.kind);
    return {
      ...component,
      settings: definition ? effectiveSettings(definition, target.tier, ...layers) : component.settings,
      given: new Set(layers.flatMap((layer) => Object.keys(layer))),
    };
  });
  const offers = neighbourOffers(given, blueprint.edges);
  return new Map(
    given.map(({ id, settings }) => {
      const own = offers.get(id) ?? NO_OFFERS;
      return [id, { settings: own === NO_OFFERS ? settings : { ...settings, ...followed(own) }, offers: own }];
    }),
  );
}

const NO_OFFERS: NeighbourOffers = {};

/** `{ "stream.sku": "premium" }` → `{ sku: "premium" }` for component `stream`. */
function choicesById(choices: Settings): ReadonlyMap<string, Settings> {
  const byId = new Map<string, Record<string, Settings[string]>>();
  for (const [path, value] of Object.entries(choices)) {
    const dot = path.indexOf(".");
    if (dot < 1) continue;
    const id = path.slice(0, dot);
    byId.set(id, { ...byId.get(id), [path.slice(dot + 1)]: value });
  }
  return byId;
}
