import type { OrphanRow } from "../server/list-orphans.ts";

/** What somebody wants to do with a finding, and is asked about first. */
export type Act = "adopt" | "destroy" | "ignore" | "forget" | "createAgain";

export interface Asked {
  readonly act: Act;
  readonly row: OrphanRow;
}

export type Ask = (asked: Asked) => void;
