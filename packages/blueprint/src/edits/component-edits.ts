import { findDefinition } from "@zerolake/catalog";
import { type Cloud, err } from "@zerolake/resources";
import type { Blueprint, Component, Design, Frame, Layout } from "../document.ts";
import { errorFinding } from "../validation/finding.ts";
import type { Edit } from "./edit.ts";
import { type Apply, applied, gone, inserted, replaced, taken, withEntry } from "./editing.ts";

const CLOUDS: readonly Cloud[] = ["aws", "azure", "gcp"];

export const addComponent: Apply<"addComponent"> = (design, { component, at, index }) => {
  const { blueprint, layout } = design;
  if (blueprint.components.some(({ id }) => id === component.id)) return taken("component", component.id);
  if (!findDefinition(component.kind))
    return err(errorFinding("ZL-KIND-UNKNOWN", `This Zerolake has no component of kind “${component.kind}”.`));
  return applied(
    {
      blueprint: { ...blueprint, components: inserted(blueprint.components, component, index) },
      layout: at === undefined ? layout : { ...layout, positions: withEntry(layout.positions, component.id, at) },
    },
    removing(component.id, design),
  );
};

/** Takes with it what would dangle: edges, place, membership of frames, choices for clouds. The inverse brings all back. */
export const removeComponent: Apply<"removeComponent"> = (design, { component: id }) => {
  const { blueprint, layout } = design;
  const index = blueprint.components.findIndex((component) => component.id === id);
  const component = blueprint.components[index];
  if (!component) return gone("component", id);
  return applied(
    { blueprint: blueprintWithout(blueprint, id), layout: layoutWithout(layout, id) },
    { edit: "batch", edits: restoring({ component, index, design }), label: `Bring back ${component.title}` },
  );
};

export const renameComponent: Apply<"renameComponent"> = (design, { component: id, title }) =>
  change(design, id, (component) => ({
    after: { ...component, title },
    inverse: { edit: "renameComponent", component: id, title: component.title },
  }));

export const setSetting: Apply<"setSetting"> = (design, { component: id, key, value }) =>
  change(design, id, (component) => ({
    after: { ...component, settings: withEntry(component.settings, key, value) },
    inverse: settingBefore(component, key),
  }));

export const unsetSetting: Apply<"unsetSetting"> = (design, { component: id, key }) =>
  change(design, id, (component) => ({
    after: { ...component, settings: withEntry(component.settings, key, undefined) },
    inverse: settingBefore(component, key),
  }));

function change(
  design: Design,
  id: string,
  step: (component: Component) => { readonly after: Component; readonly inverse: Edit },
): ReturnType<Apply<"renameComponent">> {
  const { components } = design.blueprint;
  const index = components.findIndex((component) => component.id === id);
  const component = components[index];
  if (!component) return gone("component", id);
  const { after, inverse } = step(component);
  return applied({ ...design, blueprint: { ...design.blueprint, components: replaced(components, index, after) } }, inverse);
}

function settingBefore(component: Component, key: string): Edit {
  const value = component.settings[key];
  return value === undefined
    ? { edit: "unsetSetting", component: component.id, key }
    : { edit: "setSetting", component: component.id, key, value };
}

function blueprintWithout(blueprint: Blueprint, id: string): Blueprint {
  return {
    ...blueprint,
    components: blueprint.components.filter((component) => component.id !== id),
    edges: blueprint.edges.filter(({ from, to }) => from.component !== id && to.component !== id),
    targetChoices: choicesWithout(blueprint.targetChoices, id),
  };
}

function choicesWithout(targetChoices: Blueprint["targetChoices"], id: string): Blueprint["targetChoices"] {
  const left = Object.entries(targetChoices).map(
    ([cloud, choices]) => [cloud, Object.entries(choices ?? {}).filter(([key]) => !key.startsWith(`${id}.`))] as const,
  );
  return Object.fromEntries(
    left.filter(([, choices]) => choices.length > 0).map(([cloud, choices]) => [cloud, Object.fromEntries(choices)]),
  );
}

function layoutWithout(layout: Layout, id: string): Layout {
  return {
    positions: withEntry(layout.positions, id, undefined),
    frames: layout.frames.map((frame) => (frame.members.includes(id) ? { ...frame, members: membersWithout(frame, id) } : frame)),
  };
}

function membersWithout(frame: Frame, id: string): readonly string[] {
  return frame.members.filter((member) => member !== id);
}

/** A layout may speak of a component that is not there yet; removing it again must leave that as it was. */
function removing(id: string, before: Design): Edit {
  const traces = tracesOf(id, before);
  const remove: Edit = { edit: "removeComponent", component: id };
  return traces.length === 0 ? remove : { edit: "batch", edits: [remove, ...traces] };
}

/** Ascending places, so that each thing finds those before it already back. */
function restoring({
  component,
  index,
  design,
}: {
  readonly component: Component;
  readonly index: number;
  readonly design: Design;
}): readonly Edit[] {
  const edges = design.blueprint.edges.flatMap((edge, place): Edit[] =>
    edge.from.component === component.id || edge.to.component === component.id ? [{ edit: "addEdge", edge, index: place }] : [],
  );
  return [{ edit: "addComponent", component, index }, ...edges, ...tracesOf(component.id, design)];
}

/** Edits that give a component its place, its frames and its choices for clouds. */
function tracesOf(id: string, { blueprint, layout }: Design): readonly Edit[] {
  const position = layout.positions[id];
  return [
    ...(position === undefined ? [] : [{ edit: "moveComponents", positions: { [id]: position } } as const]),
    ...layout.frames.flatMap((frame): Edit[] =>
      frame.members.includes(id) ? [{ edit: "updateFrame", frame: frame.id, changes: { members: frame.members } }] : [],
    ),
    ...CLOUDS.flatMap((cloud) =>
      Object.entries(blueprint.targetChoices[cloud] ?? {}).flatMap(([key, value]): Edit[] =>
        key.startsWith(`${id}.`) ? [{ edit: "setTargetChoice", cloud, key, value }] : [],
      ),
    ),
  ];
}
