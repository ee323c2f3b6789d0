import { type Blueprint, type Component, type Edge, EMPTY_BLUEPRINT, nextEdgeId, type Settings } from "@zerolake/blueprint";
import { type DataKind, findDefinition } from "@zerolake/catalog";
import type { Tier } from "@zerolake/resources";

/** A drawing in the making: parts and arrows in the order in which they are added. */
export class DesignDraft {
  readonly #components = new Map<string, Component>();
  readonly #edges: Edge[] = [];

  add(id: string, kind: string, settings: Settings = {}, title?: string): void {
    this.#components.set(id, { id, kind, title: title ?? findDefinition(kind)?.title ?? kind, settings });
  }

  /** More settings for a part that is there. */
  amend(id: string, settings: Settings): void {
    const component = this.#components.get(id);
    if (component) this.#components.set(id, { ...component, settings: { ...component.settings, ...settings } });
  }

  has(id: string): boolean {
    return this.#components.has(id);
  }

  join(from: string, port: DataKind, to: string): void {
    const ends = { from: { component: from, port }, to: { component: to, port } };
    this.#edges.push({ id: nextEdgeId(ends, new Set(this.#edges.map(({ id }) => id))), ...ends });
  }

  toBlueprint(tier: Tier): Blueprint {
    return { ...EMPTY_BLUEPRINT, tier, components: [...this.#components.values()], edges: this.#edges };
  }
}
