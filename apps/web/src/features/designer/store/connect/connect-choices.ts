import type { Blueprint, Component } from "@zerolake/blueprint";
import { type ComponentDefinition, connectableKinds, type DataKind, findDefinition } from "@zerolake/catalog";
import { type Connection, connectionVerdict } from "./connection-verdict.ts";

export type ConnectDirection = "from" | "into";

/** A component that is there already and fits. */
export interface FittingChoice {
  readonly component: Component;
  readonly connection: Connection;
}

/** A kind that can be added and connected in one step. */
export interface AddableChoice {
  readonly definition: ComponentDefinition;
  readonly data: DataKind;
}

export interface RefusedChoice {
  readonly component: Component;
  readonly connection: Connection;
  readonly says: string;
  readonly insert: readonly string[];
}

export interface ConnectChoices {
  readonly fits: readonly FittingChoice[];
  readonly addable: readonly AddableChoice[];
  readonly refused: readonly RefusedChoice[];
}

/** What a component can be connected to, through one of its ports or all of them, each refusal with its reason. */
export function connectChoices(
  blueprint: Blueprint,
  { component, direction, port }: { readonly component: string; readonly direction: ConnectDirection; readonly port?: DataKind },
): ConnectChoices {
  const self = blueprint.components.find(({ id }) => id === component);
  const definition = self && findDefinition(self.kind);
  if (!self || !definition) return { fits: [], addable: [], refused: [] };
  const ports = (direction === "from" ? definition.outputs : definition.inputs).map(({ data }) => data);
  const data = port === undefined ? ports : ports.filter((kind) => kind === port);
  const fits: FittingChoice[] = [];
  const refused: RefusedChoice[] = [];
  for (const other of blueprint.components) {
    if (other.id === component) continue;
    const asked = data.map((kind) => {
      const connection =
        direction === "from" ? { from: component, data: kind, to: other.id } : { from: other.id, data: kind, to: component };
      return { connection, answer: connectionVerdict(blueprint, connection) };
    });
    const fitting = asked.filter(({ answer }) => answer.verdict === "fits");
    fits.push(...fitting.map(({ connection }) => ({ component: other, connection })));
    const first = bestRefusal(asked);
    if (fitting.length === 0 && first) refused.push({ component: other, ...first });
  }
  return { fits, addable: addableKinds(self.kind, direction, data), refused };
}

/** Of several refusals the one that offers a way round. */
function bestRefusal(
  asked: readonly { connection: Connection; answer: ReturnType<typeof connectionVerdict> }[],
): { connection: Connection; says: string; insert: readonly string[] } | undefined {
  const refusals = asked.flatMap(({ connection, answer }) =>
    answer.verdict === "refused" ? [{ connection, says: answer.says, insert: answer.insert }] : [],
  );
  return refusals.find(({ insert }) => insert.length > 0) ?? refusals[0];
}

function addableKinds(kind: string, direction: ConnectDirection, data: readonly DataKind[]): readonly AddableChoice[] {
  const seen = new Set<string>();
  return connectableKinds(kind, { direction: direction === "from" ? "out" : "in" }).flatMap((suggestion) => {
    const definition = findDefinition(suggestion.kind);
    if (!definition || !data.includes(suggestion.data) || seen.has(suggestion.kind)) return [];
    seen.add(suggestion.kind);
    return [{ definition, data: suggestion.data }];
  });
}
