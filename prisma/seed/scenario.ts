import type { Actor, Database } from "@zerolake/db";

/** Where a scenario puts things: the demo organisation. */
export interface SeedPlace {
  readonly db: Database;
  readonly organizationId: string;
  readonly actor: Actor & { readonly id: string };
}

/** Fills the place and says in one sentence what is there now. */
export type Scenario = (place: SeedPlace) => Promise<string>;
