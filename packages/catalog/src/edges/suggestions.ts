import type { DataKind } from "../definition.ts";
import { ALLOWED_PAIRS } from "./allowed-pairs.ts";
import { edgeVerdict } from "./edge-verdict.ts";

/** A kind that fits a port of another one. */
export interface Suggestion {
  readonly kind: string;
  readonly data: DataKind;
  /** `out`: the arrow runs from the asked kind to the suggested one; `in`: the other way. */
  readonly direction: "in" | "out";
  readonly timesUsed: number;
}

/**
 * What fits the ports of a kind, most used first (then as listed in the catalogue). With `data` and `direction` only
 * that port is asked.
 */
export function connectableKinds(
  kind: string,
  port: { readonly data?: DataKind; readonly direction?: "in" | "out" } = {},
): readonly Suggestion[] {
  return ALLOWED_PAIRS.flatMap((pair): Suggestion[] => {
    if (port.data !== undefined && pair.data !== port.data) return [];
    const { data, timesUsed } = pair;
    return [
      ...(pair.from === kind && port.direction !== "in" ? [{ kind: pair.to, data, direction: "out" as const, timesUsed }] : []),
      ...(pair.to === kind && port.direction !== "out" ? [{ kind: pair.from, data, direction: "in" as const, timesUsed }] : []),
    ];
  }).sort((left, right) => right.timesUsed - left.timesUsed);
}

/** Data of the arrows that an inserted chain needs, one more than kinds inserted; `undefined` when it cannot be drawn. */
export function chainData(kinds: readonly string[], preferred: DataKind): readonly DataKind[] | undefined {
  const hops = kinds.slice(1).map((to, index) => hopData(kinds[index] ?? "", to, preferred));
  return hops.every((hop): hop is DataKind => hop !== undefined) ? hops : undefined;
}

function hopData(from: string, to: string, preferred: DataKind): DataKind | undefined {
  if (edgeVerdict({ from, data: preferred, to }).verdict === "allowed") return preferred;
  return ALLOWED_PAIRS.filter((pair) => pair.from === from && pair.to === to).sort((left, right) => right.timesUsed - left.timesUsed)[0]
    ?.data;
}
