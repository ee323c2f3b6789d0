import type { Cloud } from "@zerolake/resources";
import type { DataKind } from "../definition.ts";
import { findDefinition } from "../registry.ts";
import { ALLOWED_PAIRS, type AllowedPair } from "./allowed-pairs.ts";
import { type Refusal, refusalOf } from "./refusal.ts";

export interface EdgeQuestion {
  /** Kind of the component where the arrow starts. */
  readonly from: string;
  readonly data: DataKind;
  /** Kind of the component where it ends. */
  readonly to: string;
  /** Ask for one cloud; without it an arrow is allowed when at least one cloud can carry it. */
  readonly cloud?: Cloud;
}

export type EdgeVerdict = { readonly verdict: "allowed" } | ({ readonly verdict: "refused" } & Refusal);

const ALLOWED: EdgeVerdict = { verdict: "allowed" };
const byPair = new Map(ALLOWED_PAIRS.map((pair) => [keyOf(pair), pair]));

/**
 * May an arrow of this data run from one kind to the other? A refusal says why in a sentence and names the kinds that
 * one click inserts. Constant time; meant to be asked while a person drags.
 */
export function edgeVerdict(question: EdgeQuestion): EdgeVerdict {
  const missing = missingPort(question);
  if (missing !== undefined) return { verdict: "refused", says: missing, insert: [] };
  const pair = byPair.get(keyOf(question));
  if (pair && carries(pair, question.cloud)) return ALLOWED;
  return { verdict: "refused", ...refusalOf(question.data, question) };
}

function missingPort({ from, data, to }: EdgeQuestion): string | undefined {
  const start = findDefinition(from);
  const end = findDefinition(to);
  if (!start?.outputs.some((port) => port.data === data)) return `“${start?.title ?? from}” gives no ${data}.`;
  if (!end?.inputs.some((port) => port.data === data)) return `“${end?.title ?? to}” takes no ${data}.`;
  return undefined;
}

function carries(pair: AllowedPair, cloud: Cloud | undefined): boolean {
  return cloud === undefined || pair.clouds === undefined || pair.clouds.includes(cloud);
}

function keyOf({ from, data, to }: Pick<EdgeQuestion, "from" | "data" | "to">): string {
  return `${from} ${data} ${to}`;
}
