import type { Tier } from "@zerolake/resources";

type Scalar = string | number | boolean;

export interface EdgeTest {
  readonly dir: "in" | "out";
  readonly data: string;
  readonly peerKind?: readonly string[];
  readonly peerEngine?: readonly string[];
}

interface Comparison {
  readonly is?: Scalar;
  readonly in?: readonly Scalar[];
  readonly gt?: number;
  readonly gte?: number;
  readonly lt?: number;
  readonly lte?: number;
  readonly contains?: Scalar;
  readonly longerThan?: number;
}

/** The closed vocabulary of `resolution.json`; one operator, one branch in `holds`. */
export type Predicate =
  | { readonly always: true }
  | ({ readonly setting: string } & Comparison)
  | { readonly tier: readonly Tier[] }
  | ({ readonly figure: "eventsPerSecond" | "peakEventsPerSecond" | "mbPerSecond" | "gpusTotal" } & Comparison)
  | { readonly hasEdge: EdgeTest }
  | { readonly peerVariant: { readonly dir: "in" | "out"; readonly data: string; readonly kind: string; readonly in: readonly string[] } }
  | { readonly present: { readonly kind: string; readonly variants: readonly string[] } }
  | { readonly named: { readonly kinds: readonly string[]; readonly engines: readonly string[] } }
  | { readonly all: readonly Predicate[] }
  | { readonly any: readonly Predicate[] }
  | { readonly not: Predicate };

/** What a predicate may ask about the component in hand and the blueprint around it. */
export interface Question {
  setting(key: string): unknown;
  readonly tier: Tier;
  figure(name: string): number;
  hasEdge(test: EdgeTest): boolean;
  peerVariants(dir: "in" | "out", data: string, kind: string): readonly string[];
  presentVariants(kind: string): readonly string[];
  engines(kinds: readonly string[]): readonly string[];
}

export function holds(predicate: Predicate, question: Question): boolean {
  if ("always" in predicate) return true;
  if ("setting" in predicate) return compares(question.setting(predicate.setting), predicate);
  if ("tier" in predicate) return predicate.tier.includes(question.tier);
  if ("figure" in predicate) return compares(question.figure(predicate.figure), predicate);
  if ("hasEdge" in predicate) return question.hasEdge(predicate.hasEdge);
  if ("peerVariant" in predicate) {
    const { dir, data, kind } = predicate.peerVariant;
    return question.peerVariants(dir, data, kind).some((variant) => predicate.peerVariant.in.includes(variant));
  }
  if ("present" in predicate)
    return question.presentVariants(predicate.present.kind).some((variant) => predicate.present.variants.includes(variant));
  if ("named" in predicate) return question.engines(predicate.named.kinds).some((engine) => predicate.named.engines.includes(engine));
  if ("all" in predicate) return predicate.all.every((part) => holds(part, question));
  if ("any" in predicate) return predicate.any.some((part) => holds(part, question));
  return !holds(predicate.not, question);
}

/** A value that is not set makes every comparison false. */
function compares(value: unknown, test: Comparison): boolean {
  if (value === undefined || value === null) return false;
  if (test.is !== undefined) return value === test.is;
  if (test.in !== undefined) return test.in.some((option) => option === value);
  if (test.contains !== undefined) return Array.isArray(value) && value.includes(test.contains);
  if (test.longerThan !== undefined) return Array.isArray(value) && value.length > test.longerThan;
  if (typeof value !== "number") return false;
  if (test.gt !== undefined) return value > test.gt;
  if (test.gte !== undefined) return value >= test.gte;
  if (test.lt !== undefined) return value < test.lt;
  return test.lte !== undefined && value <= test.lte;
}
