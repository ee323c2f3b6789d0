import type { Value } from "@zerolake/resources";

/** One thing that a workflow starts over HTTP and waits for. */
export interface RunStep {
  readonly name: string;
  /** A POST that starts it. */
  readonly start: { readonly url: string; readonly body: Value };
  /** Where the answer says what to look at, and below which address that lies. */
  readonly look: { readonly api: string; readonly at: readonly string[]; readonly query: string };
  /** Which field tells how it stands, and what it says at the end. */
  readonly state: { readonly field: string; readonly succeeded: readonly (string | boolean)[]; readonly failed: readonly string[] };
  /** It failed when this field is there, or when this path is `false`. */
  readonly errorField?: string;
  readonly verdict?: readonly string[];
}
