import { type Blueprint, canConnect } from "@zerolake/blueprint";
import { type DataKind, edgeVerdict } from "@zerolake/catalog";

/** A connection as somebody is about to draw it. */
export interface Connection {
  readonly from: string;
  readonly data: DataKind;
  readonly to: string;
}

/** A connection of which one end is held: out of a component's port, or into it. */
export interface HeldEnd {
  readonly component: string;
  readonly data: DataKind;
  readonly direction: "from" | "into";
}

/** The connection that a held end would make with another component. */
export function joinedTo({ component, data, direction }: HeldEnd, other: string): Connection {
  return direction === "from" ? { from: component, data, to: other } : { from: other, data, to: component };
}

/** Why it cannot be drawn, in one sentence; `insert` names the kinds that one click puts between. */
export type ConnectionVerdict =
  | { readonly verdict: "fits" }
  | { readonly verdict: "refused"; readonly says: string; readonly insert: readonly string[] };

/**
 * May these two components of this drawing be connected? Pointer, keyboard and list ask here, so that all give the same
 * answer. Constant for kinds that never go together, linear in the drawing otherwise.
 */
export function connectionVerdict(blueprint: Blueprint, { from, data, to }: Connection): ConnectionVerdict {
  const start = blueprint.components.find((component) => component.id === from);
  const end = blueprint.components.find((component) => component.id === to);
  if (start && end && from !== to) {
    const verdict = edgeVerdict({ from: start.kind, data, to: end.kind });
    if (verdict.verdict === "refused") return { verdict: "refused", says: verdict.says, insert: verdict.insert };
  }
  const answer = canConnect(blueprint, { from: { component: from, port: data }, to: { component: to, port: data } });
  if (answer.ok) return { verdict: "fits" };
  return { verdict: "refused", says: [answer.error.message, answer.error.hint].filter(Boolean).join(" "), insert: [] };
}
