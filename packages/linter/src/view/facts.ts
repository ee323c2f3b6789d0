import type { Cloud, Tier } from "@zerolake/resources";
import { createPart, type Part } from "./part.ts";
import { factKey, type Reads } from "./reads.ts";
import type { Snapshot } from "./snapshot.ts";

/** What a rule may ask about the drawing as a whole. */
export interface Facts {
  readonly cloud: Cloud;
  readonly tier: Tier;
  /** Components of a kind, also those that attached themselves. */
  all(kind: string): readonly Part[];
  has(kind: string): boolean;
  /** A figure about the load of the whole design; a rule that needs one that nobody gave stays silent. */
  workload(figure: string): number | undefined;
  /** Largest peak factor of the event sources, at least 1. */
  peakFactor(): number;
  /** True when some table or policy names personal columns. */
  hasPersonalData(): boolean;
  /** Region that data must not leave, when the policies name one. */
  residencyRegion(): string | undefined;
  /** Something that a rule needs is not known; it stays silent and the report says so. */
  missing(what: string): undefined;
}

/** Facts with the way to a single component, for the one who runs the rules. */
export interface View extends Facts {
  part(id: string): Part | undefined;
}

export const SOURCE_KINDS: readonly string[] = [
  "event-source",
  "device-source",
  "database-source",
  "file-source",
  "log-source",
  "feed-source",
];

/** Facts about a snapshot, computed when they are asked for and only once; every question is noted in `reads`. */
export function createView(snapshot: Snapshot, reads: Reads): View {
  const parts = new Map<string, Part>();
  const reached = new Map<string, readonly string[]>();
  const around = { parts: (ids: readonly string[]) => ids.flatMap((id) => part(id) ?? []), reach };
  const facts = wholeDrawing(snapshot);

  function part(id: string): Part | undefined {
    reads.note(id);
    const node = snapshot.nodes.get(id);
    if (!node) return undefined;
    const made = parts.get(id) ?? createPart(node, around);
    parts.set(id, made);
    return made;
  }

  function reach(id: string, direction: "up" | "down"): readonly string[] {
    const key = `${direction} ${id}`;
    const ids = reached.get(key) ?? reachFrom(snapshot, id, direction);
    reached.set(key, ids);
    return ids;
  }

  return {
    cloud: snapshot.target.cloud,
    tier: snapshot.target.tier,
    part,
    all: (kind) => {
      reads.note(factKey.membersOf(kind));
      return around.parts(snapshot.idsByKind.get(kind) ?? []);
    },
    has: (kind) => {
      reads.note(factKey.membersOf(kind));
      return snapshot.idsByKind.has(kind);
    },
    workload: (figure) => {
      reads.note(factKey.workload(figure));
      const value = snapshot.blueprint.workload[figure];
      if (value === undefined) reads.missing(`workload figure “${figure}”`);
      return value;
    },
    peakFactor: () => {
      reads.note(factKey.peakFactor);
      return facts.peakFactor();
    },
    hasPersonalData: () => {
      reads.note(factKey.personalData);
      return facts.hasPersonalData();
    },
    residencyRegion: () => {
      reads.note(factKey.residency);
      return snapshot.blueprint.policies.residencyRegion;
    },
    missing: (what) => {
      reads.missing(what);
      return undefined;
    },
  };
}

/** Facts that need every component; computed at most once per snapshot. */
export function wholeDrawing({ nodes }: Snapshot): Pick<Facts, "peakFactor" | "hasPersonalData"> {
  const settingsOf = (accept: (kind: string) => boolean) =>
    [...nodes.values()].filter(({ component }) => accept(component.kind)).map(({ component }) => component.settings);
  return {
    peakFactor: once(() =>
      Math.max(
        1,
        ...settingsOf((kind) => SOURCE_KINDS.includes(kind)).map(({ peakFactor }) => (typeof peakFactor === "number" ? peakFactor : 1)),
      ),
    ),
    hasPersonalData: once(() => settingsOf(() => true).some(({ piiTags }) => Array.isArray(piiTags) && piiTags.length > 0)),
  };
}

function once<Answer>(compute: () => Answer): () => Answer {
  let known: { readonly answer: Answer } | undefined;
  return () => (known ??= { answer: compute() }).answer;
}

function reachFrom({ nodes }: Snapshot, start: string, direction: "up" | "down"): readonly string[] {
  const seen = new Set<string>();
  const next = (id: string): readonly string[] => {
    const node = nodes.get(id);
    if (!node) return [];
    return direction === "up" ? node.incoming.map((edge) => edge.from.component) : node.outgoing.map((edge) => edge.to.component);
  };
  const waiting = [...next(start)];
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...next(id));
  }
  return [...seen];
}
