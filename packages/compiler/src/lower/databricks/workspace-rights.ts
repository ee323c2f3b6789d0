import type { Granter, OfferedGrants, Peer, Statement } from "../../lowering.ts";
import { signsIn } from "./callers.ts";

const KEEPER = "databricks";

/** What a program may do to a part of the workspace, for people who look at the arrow: the part itself gives the right there. */
export function offeredRight(
  kind: string,
  words: readonly string[],
): (self: Pick<Granter, "component">, peer: Peer) => readonly Statement[] {
  return ({ component }, peer) => (signsIn(peer) ? [{ keeper: KEEPER, words, kind, name: component.id }] : []);
}

/** True for what the workspace keeps, which no policy and no role of the cloud knows. */
export function isKeptByWorkspace({ keeper }: Statement): boolean {
  return keeper === KEEPER;
}

/** Rights of an index: on its schema. */
export const READ_SCHEMA = ["USE_SCHEMA", "SELECT"];
export const WRITE_SCHEMA = [...READ_SCHEMA, "MODIFY"];

export const INDEX_RIGHTS: OfferedGrants = {
  in: { vectors: offeredRight("index", WRITE_SCHEMA) },
  out: { vectors: offeredRight("index", READ_SCHEMA) },
};

/** The one right on an endpoint that programs get. */
export const QUERY = "CAN_QUERY";

export const ENDPOINT_RIGHTS: OfferedGrants = { out: { endpoint: offeredRight("endpoint", [QUERY]) } };

/** Every member of the workspace may ask a model of Databricks' own. */
export const MODEL_RIGHTS: OfferedGrants = { out: { endpoint: offeredRight("model", ["member"]) } };
