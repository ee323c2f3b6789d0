import type { Peer } from "../lowering.ts";

/** The field by which events of a stream stay in order; nothing when none is set or there is no stream. */
export function keyFieldOf(stream: Pick<Peer, "component"> | undefined): string | undefined {
  const field = stream?.component.settings["keyField"];
  return typeof field === "string" && field !== "" ? field : undefined;
}
