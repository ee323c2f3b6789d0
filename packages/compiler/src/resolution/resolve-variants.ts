import type { Component, Edge } from "@zerolake/blueprint";
import { type Cloud, type Target, TIERS, type Tier } from "@zerolake/resources";
import type { Figures } from "../sizing/figures.ts";
import { indexPeers, type PeerIndex } from "./peer-index.ts";
import { type EdgeTest, holds, type Predicate, type Question } from "./predicate.ts";
import rules from "./resolution.json" with { type: "json" };

interface Rule {
  readonly variant: string;
  readonly if: Predicate;
  readonly because: string;
}

export interface Resolution {
  readonly component: string;
  readonly variant: string;
  /** Why this variant, in the words of the rule. */
  readonly because: string;
}

/** What is needed to decide: components carry effective settings. */
export interface ResolutionInput {
  readonly components: readonly Component[];
  readonly edges: readonly Edge[];
  readonly figures: ReadonlyMap<string, Figures>;
  readonly target: Target;
}

const KIND_ORDER: readonly string[] = rules.order;
const RULES = rules.resolution as unknown as Readonly<Record<Cloud, Readonly<Record<string, readonly Rule[]>>>>;
/** Kind → setting → value at prototype, standard, production. */
const SETTING_DEFAULTS = rules.settingDefaults as unknown as Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;

/** Every variant that a rule of the cloud can choose, by kind. */
export function variantsOf(cloud: Cloud): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(RULES[cloud]).map(([kind, list]) => [kind, [...new Set(list.map(({ variant }) => variant))]]));
}

/**
 * The only resolver: which recipe variant each component becomes. The first rule that holds wins and the last always
 * holds, so every component of a known kind gets exactly one. Kinds resolve in a fixed order; a rule asks only about
 * kinds before its own, and components of one kind never look at each other.
 */
export function resolveVariants(input: ResolutionInput): ReadonlyMap<string, Resolution> {
  const drawing = indexPeers(input);
  const resolved = new Map<string, Resolution>();
  for (const kind of KIND_ORDER) {
    const batch = drawing.ofKind(kind).map((component) => resolveVariant(component, { input, drawing, resolved }));
    for (const resolution of batch) resolved.set(resolution.component, resolution);
  }
  return resolved;
}

interface Progress {
  readonly input: ResolutionInput;
  readonly drawing: PeerIndex;
  readonly resolved: ReadonlyMap<string, Resolution>;
}

function resolveVariant(component: Component, progress: Progress): Resolution {
  const { cloud } = progress.input.target;
  const question = questionAbout(component, progress);
  const rule = (RULES[cloud][component.kind] ?? []).find((candidate) => holds(candidate.if, question));
  if (!rule) throw new Error(`No resolution rule holds for ${component.kind} on ${cloud}: its list must end with "always"`);
  return { component: component.id, variant: rule.variant, because: rule.because };
}

function questionAbout(component: Component, { input, drawing, resolved }: Progress): Question {
  const variantsOf = (components: readonly Component[], kind: string): string[] =>
    components
      .filter((other) => other.kind === kind && other.kind !== component.kind)
      .flatMap((other) => resolved.get(other.id)?.variant ?? []);
  return {
    tier: input.target.tier,
    setting: (key) => component.settings[key] ?? ruleDefault(component.kind, key, input.target.tier),
    figure: (name) => input.figures.get(component.id)?.[name as keyof Figures] ?? 0,
    hasEdge: (test) => drawing.peers(component.id, test.dir, test.data).some((peer) => matchesPeer(peer, test)),
    peerVariants: (dir, data, kind) => variantsOf(drawing.peers(component.id, dir, data), kind),
    presentVariants: (kind) => variantsOf(drawing.ofKind(kind), kind),
    engines: (kinds) => kinds.flatMap((kind) => drawing.ofKind(kind).map(engineOf)),
  };
}

function matchesPeer(peer: Component, test: EdgeTest): boolean {
  return (test.peerKind?.includes(peer.kind) ?? true) && (test.peerEngine?.includes(engineOf(peer)) ?? true);
}

function engineOf(component: Component): string {
  return String(component.settings["engine"] ?? ruleDefault(component.kind, "engine", "prototype") ?? "auto");
}

function ruleDefault(kind: string, key: string, tier: Tier): unknown {
  return (SETTING_DEFAULTS[kind]?.[key] ?? SETTING_DEFAULTS["*"]?.[key])?.[TIERS.indexOf(tier)];
}
