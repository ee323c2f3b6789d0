import { findDefinition, settingOf } from "@zerolake/catalog";
import { type Cloud, cloudName, type Diagnostic } from "@zerolake/resources";
import type { Blueprint, Component, Edge } from "../document.ts";
import { edgeChoices } from "../neighbours.ts";
import { isPlacementAwayFrom, PLACEMENT_KEY } from "../placement.ts";
import { type BlueprintIndex, indexBlueprint, jointOf } from "./blueprint-index.ts";
import { checkVerdict, titleOf } from "./check-edge.ts";
import { checkStructure } from "./check-structure.ts";
import { checkValue } from "./check-value.ts";
import { findCycles } from "./find-cycles.ts";
import { errorFinding, jsonPointer, warningFinding } from "./finding.ts";
import { missingSettings, validateSettings } from "./validate-settings.ts";

/**
 * Every finding about a blueprint by itself, whatever the cloud: structure first, then parts, edges and settings.
 * Linear in its size, so it can run while a person draws.
 */
export function validate(blueprint: Blueprint): readonly Diagnostic[] {
  const index = indexBlueprint(blueprint);
  const structure = checkStructure(blueprint, index);
  const broken = new Set(structure.flatMap((finding) => finding.target?.edge ?? []));
  return [
    ...structure,
    ...platformFindings(blueprint.components),
    ...blueprint.components.flatMap((component, place) => settingFindings(component, place, blueprint, index)),
    ...blueprint.edges.flatMap((edge, place) => (broken.has(edge.id) ? [] : checkVerdict(index, edge, { path: `/edges/${place}` }))),
    ...blueprint.edges.flatMap((edge, place) => (broken.has(edge.id) ? [] : zoneFindings(edge, place, blueprint, index))),
    ...crowdedPortFindings(blueprint, index),
    ...cycleFindings(blueprint, index),
    ...choiceFindings(blueprint, index),
    ...policyFindings(blueprint),
  ];
}

function platformFindings(components: readonly Component[]): readonly Diagnostic[] {
  const first = new Map<string, string>();
  return components.flatMap((component, place) => {
    const definition = findDefinition(component.kind);
    if (!definition?.isPlatform) return [];
    const before = first.get(component.kind);
    if (before === undefined) first.set(component.kind, component.id);
    if (before === undefined) return [];
    return [
      errorFinding("ZL-KIND-TWICE", `A blueprint has one “${definition.title}”; “${component.title}” is a second one.`, {
        target: { component: component.id, path: `/components/${place}` },
        why: "It attaches itself to every component, so two of them would contradict each other.",
      }),
    ];
  });
}

/** A zone that somebody chose for an arrow and that is no longer there: nobody could say where its rows go. */
function zoneFindings(edge: Edge, place: number, { tier }: Blueprint, index: BlueprintIndex): readonly Diagnostic[] {
  const zone = edge.settings?.["zone"];
  const zones = edgeChoices(edge, "zone", index.components.get(edge.to.component), tier);
  if (typeof zone !== "string" || zones.length === 0 || zones.includes(zone)) return [];
  return [
    errorFinding(
      "ZL-EDGE-ZONE",
      `“${titleOf(index, edge.from.component)}” writes zone “${zone}”, which “${titleOf(index, edge.to.component)}” does not have.`,
      {
        target: { edge: edge.id, path: `/edges/${place}/settings/zone` },
        hint: `It has: ${zones.join(", ")}. Choose one of them for the connection.`,
      },
    ),
  ];
}

function settingFindings(component: Component, place: number, blueprint: Blueprint, index: BlueprintIndex): readonly Diagnostic[] {
  const definition = index.definitions.get(component.id);
  if (!definition || index.components.get(component.id) !== component) return [];
  const path = ["components", place, "settings"];
  const missing = missingSettings(definition, component.settings, blueprint.tier).map((setting) =>
    errorFinding("ZL-SET-MISSING", `“${component.title}” needs an answer: ${setting.label}.`, {
      target: { component: component.id, setting: setting.key, path: jsonPointer([...path, setting.key]) },
      hint: setting.help,
    }),
  );
  return [...validateSettings(definition, component.settings, { component: component.id, path }), ...missing];
}

function crowdedPortFindings(blueprint: Blueprint, index: BlueprintIndex): readonly Diagnostic[] {
  const counts = new Map<string, number>();
  return blueprint.edges.flatMap((edge, place) =>
    [
      { end: edge.from, ports: index.definitions.get(edge.from.component)?.outputs, side: "gives" },
      { end: edge.to, ports: index.definitions.get(edge.to.component)?.inputs, side: "takes" },
    ].flatMap(({ end, ports, side }) => {
      const max = ports?.find((port) => port.data === end.port)?.max;
      if (max === undefined) return [];
      const key = `${side} ${end.component} ${end.port}`;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      if (count <= max) return [];
      return [
        errorFinding(
          "ZL-EDGE-MAX",
          `“${titleOf(index, end.component)}” ${side} at most ${max} edge${max === 1 ? "" : "s"} of ${end.port}.`,
          {
            target: { edge: edge.id, component: end.component, path: `/edges/${place}` },
            hint: "Remove one of them.",
          },
        ),
      ];
    }),
  );
}

function cycleFindings(blueprint: Blueprint, index: BlueprintIndex): readonly Diagnostic[] {
  const cyclic = findCycles(blueprint);
  if (cyclic.length === 0) return [];
  const members = new Set(cyclic);
  const place = blueprint.edges.findIndex((edge) => members.has(edge.from.component) && members.has(edge.to.component));
  const edge = blueprint.edges[place];
  const names = cyclic.map((id) => `“${titleOf(index, id)}”`).join(", ");
  return [
    errorFinding("ZL-EDGE-CYCLE", `Data runs in a circle through ${names}.`, {
      target: {
        ...(cyclic[0] === undefined ? {} : { component: cyclic[0] }),
        ...(edge === undefined ? {} : { edge: edge.id, path: `/edges/${place}` }),
      },
      why: "Nothing could be created, filled or sized first.",
      hint: `Remove one edge of the circle${edge === undefined ? "" : `, e.g. ${jointOf(edge)}`}, or write into a stream or table of its own.`,
    }),
  ];
}

function choiceFindings(blueprint: Blueprint, index: BlueprintIndex): readonly Diagnostic[] {
  return Object.entries(blueprint.targetChoices).flatMap(([cloud, choices]) =>
    Object.entries(choices ?? {}).flatMap(([key, value]) => {
      const [component = "", settingKey = ""] = key.split(".");
      const path = jsonPointer(["targetChoices", cloud, key]);
      const definition = index.definitions.get(component);
      if (settingKey === PLACEMENT_KEY && definition) return placementFinding(cloud as Cloud, value, { component, path });
      const setting = definition && settingOf(definition, settingKey);
      if (!setting)
        return [
          warningFinding("ZL-CHOICE-UNKNOWN", `The choice “${key}” for ${cloud} names no setting of this blueprint.`, { target: { path } }),
        ];
      return checkValue(setting, value).map((found) =>
        errorFinding(found.code, found.message, { target: { component, setting: settingKey, path } }),
      );
    }),
  );
}

function placementFinding(
  cloud: Cloud,
  value: unknown,
  target: { readonly component: string; readonly path: string },
): readonly Diagnostic[] {
  if (isPlacementAwayFrom(cloud, value)) return [];
  return [
    errorFinding("ZL-CHOICE-PLACE", `A component that does not stand on ${cloudName(cloud)} stands nowhere or on another cloud.`, {
      target,
      hint: "Take the choice back, or decide again in the comparison of clouds.",
    }),
  ];
}

function policyFindings(blueprint: Blueprint): readonly Diagnostic[] {
  return blueprint.policies.omit.flatMap((kind, place) =>
    findDefinition(kind)?.isPlatform
      ? []
      : [
          warningFinding("ZL-POLICY-UNKNOWN", `“${kind}” is no component that attaches itself, so leaving it out has no effect.`, {
            target: { path: `/policies/omit/${place}` },
          }),
        ],
  );
}
