import type { Component, Edge } from "@zerolake/blueprint";
import type { DataKind } from "@zerolake/catalog";
import type { Cloud, DesiredResource, Diagnostic, PropertyMap, Target, Value } from "@zerolake/resources";
import type { AnswerKey } from "./answers/answer-name.ts";
import type { Figures } from "./sizing/figures.ts";

/** What other components may know of a component once its variant is known: names, addresses, ARNs. */
export interface Outputs {
  /** Per data kind of a port; an in-port and an out-port of one kind share the entry. */
  readonly ports: Readonly<Partial<Record<DataKind, PropertyMap>>>;
  /** What platform components (network, key, cluster …) tell everybody; `platform(kind)` reads it. */
  readonly facts?: PropertyMap;
}

/** One component with everything that is known before anybody looks at its neighbours. */
export interface Part {
  /** `settings` are the effective ones: tier default, blueprint, choices of the cloud, environment overrides. */
  readonly component: Component;
  readonly variant: string;
  readonly target: Target;
  readonly figures: Figures;
  /** Availability zones that the environment's network spans. */
  readonly zones: number;
  /** True when the blueprint (with what attached itself) has a component of the kind. */
  has(kind: string): boolean;
}

/** The other end of an edge. */
export interface Peer {
  readonly edge: Edge;
  readonly component: Component;
  readonly variant: string;
  /** What the peer says about the port at its end of this edge. */
  readonly outputs: PropertyMap;
}

/** A component of the environment, drawn or attached, as others may see it. */
export interface Neighbour {
  readonly component: Component;
  readonly variant: string;
  readonly outputs: Outputs;
}

/** The whole drawing, for the few lowerings that look further than their own edges: governance, monitoring, shared policies. */
export interface EnvironmentView {
  /** Components of a kind, in drawing order. */
  components(kind: string): readonly Neighbour[];
  incoming(componentId: string, data: DataKind): readonly Peer[];
  outgoing(componentId: string, data: DataKind): readonly Peer[];
}

/** A permission in the cloud's own form; only the lowering of that cloud looks inside. */
export type Statement = PropertyMap;

export interface LoweringContext extends Part {
  readonly outputs: Outputs;
  /** Peers whose out-port feeds this component's in-port of the kind, in edge order. */
  incoming(data: DataKind): readonly Peer[];
  /** Peers that this component's out-port of the kind feeds, in edge order. */
  outgoing(data: DataKind): readonly Peer[];
  /** What the drawn edges allow this component's workload identity to do; nothing else may be added by hand. */
  readonly grants: readonly Statement[];
  /** Facts of the blueprint's component of a platform kind, when there is one. */
  platform(kind: string): PropertyMap | undefined;
  readonly environment: EnvironmentView;
  report(diagnostic: Diagnostic): void;
}

/** A component that is asked what somebody at the other end of an edge may do to it. */
export interface Granter extends Part {
  readonly outputs: Outputs;
  platform(kind: string): PropertyMap | undefined;
  readonly environment: EnvironmentView;
}

type Offer = (self: Granter, peer: Peer) => readonly Statement[];

/** What neighbours may do to a component through an edge: it alone knows which permissions that takes. */
export interface OfferedGrants {
  /** For the identity of whoever feeds this component's in-port. */
  readonly in?: Readonly<Partial<Record<DataKind, Offer>>>;
  /** For the identity of whoever reads this component's out-port. */
  readonly out?: Readonly<Partial<Record<DataKind, Offer>>>;
}

/** How one variant of a component kind becomes resources of one cloud. Reads like the architecture it creates. */
export interface Lowering {
  readonly cloud: Cloud;
  readonly kind: string;
  readonly variant: string;
  /** The cloud's own name of the service, as people search for it. */
  readonly service: string;
  /** What is lost against the component's promise; absent when nothing is. */
  readonly gap?: string;
  /** In which order its readers get what it gives out, for streams: the clause of a sentence. */
  readonly order?: string;
  /** Typical minutes from nothing to ready, [low, high]. */
  readonly minutes: readonly [number, number];
  /** Zones that the service demands; raises the network's count. */
  readonly minZones?: number;
  /** Platform kinds that it cannot do without; they attach themselves when nobody drew them. */
  readonly needs?: readonly string[];
  outputs(part: Part): Outputs;
  readonly grants?: OfferedGrants;
  /** In-ports that it reads with the identity of whoever asks it: what feeds them is granted to the readers of its out-ports. */
  readonly readsAsCaller?: readonly DataKind[];
  /** A reason why an edge that the ports allow cannot work with this variant. */
  refuses?(self: Part, data: DataKind, direction: "in" | "out", peer: Pick<Peer, "component" | "variant">): string | undefined;
  lower(context: LoweringContext): readonly DesiredResource[];
}

/** Settings as typed readers; a wrong type is a broken invariant, since the check pass has run before. */
export function numberSetting(part: Pick<Part, "component">, key: string, fallback?: number): number {
  return typed(part, key, "number", fallback);
}

export function textSetting(part: Pick<Part, "component">, key: string, fallback?: string): string {
  return typed(part, key, "string", fallback);
}

export function flagSetting(part: Pick<Part, "component">, key: string): boolean {
  return part.component.settings[key] === true;
}

export function listSetting(part: Pick<Part, "component">, key: string): readonly string[] {
  const value = part.component.settings[key];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}

export function groupSetting(part: Pick<Part, "component">, key: string): Readonly<Record<string, Value>> {
  const value = part.component.settings[key];
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, Value>>) : {};
}

/** What the target answers, whatever its form; the compiler reads its answers here and nowhere else. */
export function chosen(part: Pick<Part, "target">, key: AnswerKey): unknown {
  return part.target.choices[key];
}

/** An answer that is text; an empty one is none. */
export function chosenText(part: Pick<Part, "target">, key: AnswerKey): string | undefined {
  return filledText(chosen(part, key));
}

/** Answer to a question that only a person knows: the component's own setting, else the answer of the environment, else nothing. */
export function answerText(part: Pick<Part, "component" | "target">, key: AnswerKey, setting: string = key): string | undefined {
  return optionalText(part, setting) ?? chosenText(part, key);
}

/** The same for answers that are lists. */
export function answerList(part: Pick<Part, "component" | "target">, key: AnswerKey, setting: string = key): readonly string[] {
  const own = listSetting(part, setting);
  return own.length > 0 ? own : chosenList(part, key);
}

/** An answer that is a list of texts; empty when there is none. */
export function chosenList(part: Pick<Part, "target">, key: AnswerKey): readonly string[] {
  const answer = chosen(part, key);
  return Array.isArray(answer) ? answer.filter((item): item is string => typeof item === "string") : [];
}

/** A setting that may be left out; an empty text is left out. */
export function optionalText(part: Pick<Part, "component">, key: string): string | undefined {
  return filledText(part.component.settings[key]);
}

function filledText(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function typed<T extends string | number>(part: Pick<Part, "component">, key: string, type: "string" | "number", fallback?: T): T {
  const value = part.component.settings[key] ?? fallback;
  if (typeof value !== type)
    throw new Error(
      `Setting "${key}" of "${part.component.id}" (${part.component.kind}) is not a ${type}: give it a default in the catalogue`,
    );
  return value as T;
}
