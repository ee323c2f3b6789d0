import type { RestClient } from "../../rest-client.ts";

/** Where Google is asked, and for which project. */
export interface GoogleInspection {
  readonly client: RestClient;
  readonly project: string;
  readonly region: string;
  readonly zones: () => Promise<readonly string[]>;
  readonly signal: AbortSignal;
}
