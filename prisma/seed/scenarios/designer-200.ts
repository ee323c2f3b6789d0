import { type Blueprint, type Component, type Edge, expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES } from "@zerolake/catalog";
import { ensureProject } from "../lake-project.ts";
import type { Scenario } from "../scenario.ts";

const COMPONENT_COUNT = 200;

/** A canvas with 200 components: copies of the largest template, side by side. */
export const designer200: Scenario = async (place) => {
  const templates = TEMPLATES.map(expandTemplate);
  const largest = templates.reduce((best, next) => (next.components.length > best.components.length ? next : best));
  const { slug } = await ensureProject(place, { name: "Designer 200", blueprint: copiesOf(largest, COMPONENT_COUNT) });
  return `The project ${slug} has ${COMPONENT_COUNT} components.`;
};

/** Copies until there are `count` components; arrows that would lead out of the last, partial copy are left out. */
export function copiesOf(blueprint: Blueprint, count: number): Blueprint {
  const components: Component[] = [];
  const edges: Edge[] = [];
  for (let copy = 1; components.length < count; copy += 1) {
    const rename = (id: string) => (copy === 1 ? id : `${id}-${copy}`);
    const part = blueprint.components.slice(0, count - components.length);
    const ids = new Set(part.map(({ id }) => id));
    components.push(...part.map((component) => ({ ...component, id: rename(component.id) })));
    const inner = blueprint.edges.filter(({ from, to }) => ids.has(from.component) && ids.has(to.component));
    edges.push(
      ...inner.map((edge) => ({
        ...edge,
        id: rename(edge.id),
        from: { ...edge.from, component: rename(edge.from.component) },
        to: { ...edge.to, component: rename(edge.to.component) },
      })),
    );
  }
  return { ...blueprint, components, edges };
}
