import type { Value } from "@zerolake/resources";
import type { DriftSeverity } from "../finding.ts";

/** What a change of some property means. */
export interface SeverityRule {
  /** Native type; `*` is any text. */
  readonly type: string;
  /** Dotted path without positions in lists; `*` is any text within a name, `**` any number of names. Empty: the resource is gone. */
  readonly path: string;
  /** Only where the number went this way. */
  readonly when?: "lower" | "higher";
  readonly severity: DriftSeverity;
  readonly why: string;
}

/** A property that nobody sent and whose appearance means something. */
export interface AppearanceRule extends Pick<SeverityRule, "type" | "severity" | "why"> {
  /** Dotted path, literally. */
  readonly path: string;
  /** The values that mean something; absent when any does. */
  readonly values?: readonly Value[];
  /** Texts of which one must stand somewhere inside: others of ours may write there, too. */
  readonly holds?: readonly string[];
}
