import { type Blueprint, type Component, type Edge, EMPTY_BLUEPRINT, type Settings } from "@zerolake/blueprint";
import type { DataKind } from "@zerolake/catalog";
import type { Cloud, Target, Tier } from "@zerolake/resources";
import catalogs from "./catalogs.data.json" with { type: "json" };
import costs from "./costs.data.json" with { type: "json" };
import features from "./features.data.json" with { type: "json" };
import formats from "./formats.data.json" with { type: "json" };
import governance from "./governance.data.json" with { type: "json" };
import reliability from "./reliability.data.json" with { type: "json" };
import schemas from "./schemas.data.json" with { type: "json" };
import serving from "./serving.data.json" with { type: "json" };
import streams from "./streams.data.json" with { type: "json" };
import training from "./training.data.json" with { type: "json" };
import vectors from "./vectors.data.json" with { type: "json" };

interface DrawnComponent {
  readonly id: string;
  readonly kind: string;
  readonly settings: Settings;
}

/** A small drawing that breaks one rule, and the change that mends it. */
export interface Example {
  readonly cloud: Cloud;
  readonly tier: Tier;
  readonly workload?: Blueprint["workload"];
  readonly policies?: Blueprint["policies"];
  readonly components: readonly DrawnComponent[];
  /** Short-hand: `tables.tables -> sql.tables`. */
  readonly edges: readonly string[];
  readonly fix: {
    readonly set?: readonly { readonly component: string; readonly settings: Settings }[];
    readonly addComponents?: readonly DrawnComponent[];
    readonly addEdges?: readonly string[];
    readonly removeEdges?: readonly string[];
    readonly workload?: Blueprint["workload"];
    readonly policies?: Blueprint["policies"];
  };
  /** Other rules that cannot but hold as well, e.g. the milder one about the same engine. */
  readonly also?: readonly string[];
}

/** Examples by the code of the rule that they break. */
export const EXAMPLES = {
  ...formats,
  ...catalogs,
  ...streams,
  ...schemas,
  ...vectors,
  ...features,
  ...training,
  ...serving,
  ...governance,
  ...costs,
  ...reliability,
} as unknown as Readonly<Record<string, Example>>;

export function blueprintOf(example: Example): Blueprint {
  return {
    ...EMPTY_BLUEPRINT,
    tier: example.tier,
    workload: example.workload ?? {},
    policies: example.policies ?? EMPTY_BLUEPRINT.policies,
    components: example.components.map(componentOf),
    edges: example.edges.map(edgeOf),
  };
}

/** The same drawing after its fix. */
export function fixedBlueprintOf(example: Example): Blueprint {
  const { fix } = example;
  const drawn = blueprintOf(example);
  const removed = new Set((fix.removeEdges ?? []).map((text) => edgeOf(text).id));
  const settingsOf = new Map((fix.set ?? []).map(({ component, settings }) => [component, settings]));
  return {
    ...drawn,
    workload: { ...drawn.workload, ...fix.workload },
    policies: fix.policies ?? drawn.policies,
    components: [
      ...drawn.components.map((component) => ({ ...component, settings: { ...component.settings, ...settingsOf.get(component.id) } })),
      ...(fix.addComponents ?? []).map(componentOf),
    ],
    edges: [...drawn.edges.filter((edge) => !removed.has(edge.id)), ...(fix.addEdges ?? []).map(edgeOf)],
  };
}

const NIL = "00000000-0000-0000-0000-000000000000";
const REGIONS: Readonly<Record<Cloud, string>> = { aws: "eu-west-1", azure: "westeurope", gcp: "europe-west4" };

export function targetOf({ cloud, tier }: Pick<Target, "cloud" | "tier">): Target {
  return {
    cloud,
    tier,
    region: REGIONS[cloud],
    account: "123456789012",
    choices: {},
    overrides: {},
    environment: { installationId: NIL, organizationId: NIL, environmentId: NIL, name: "test", namePrefix: "zl" },
  };
}

function componentOf({ id, kind, settings }: DrawnComponent): Component {
  return { id, kind, title: id, settings };
}

function edgeOf(text: string): Edge {
  const [from = "", to = ""] = text.split(" -> ");
  return { id: text, from: portOf(from), to: portOf(to) };
}

function portOf(text: string): Edge["from"] {
  const [component = "", port = ""] = text.split(".");
  return { component, port: port as DataKind };
}
