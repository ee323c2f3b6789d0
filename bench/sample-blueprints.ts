import { type Blueprint, expandTemplate } from "@zerolake/blueprint";
import { findTemplate } from "@zerolake/catalog";

export function templateBlueprint(id: string): Blueprint {
  const template = findTemplate(id);
  if (!template) throw new Error(`There is no template ${id}`);
  return expandTemplate(template);
}

/** Copies of a design beside each other, with the platform parts only once, until it has about `count` components. */
export function repeated(base: Blueprint, count: number): Blueprint {
  const single = new Set(["network", "encryption-key", "monitoring", "budget", "secrets", "kubernetes-cluster", "governance"]);
  const copied = base.components.filter((component) => !single.has(component.kind));
  const ids = new Set(copied.map((component) => component.id));
  const copies = Array.from({ length: Math.ceil(count / copied.length) }, (_, index) => `-${index}`);
  const edges = base.edges.filter((edge) => ids.has(edge.from.component) && ids.has(edge.to.component));
  return {
    ...base,
    targetChoices: {},
    components: copies.flatMap((suffix) => copied.map((component) => ({ ...component, id: component.id + suffix }))),
    edges: copies.flatMap((suffix) =>
      edges.map((edge) => ({
        ...edge,
        id: edge.id + suffix,
        from: { ...edge.from, component: edge.from.component + suffix },
        to: { ...edge.to, component: edge.to.component + suffix },
      })),
    ),
  };
}
