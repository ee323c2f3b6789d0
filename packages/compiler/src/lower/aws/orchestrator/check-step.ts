import type { Value } from "@zerolake/resources";

/** A check of a table that a workflow starts and waits for. */
export interface CheckStep {
  readonly does: "check";
  readonly name: string;
  readonly roleArn: Value;
  readonly database: string;
  readonly table: string;
  readonly ruleset: string;
  /** A failed check ends the run; otherwise it is only recorded. */
  readonly isBlocking: boolean;
}
