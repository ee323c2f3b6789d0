import type { DataKind } from "@zerolake/catalog";
import type { Value } from "@zerolake/resources";
import type { SourceName } from "./data/sources.ts";
import type { Facts } from "./view/facts.ts";
import type { Part } from "./view/part.ts";

/** `error`: it will not work or breaks a promise; `warning`: it works and will hurt; `advice`: a better way exists. */
export type RuleSeverity = "error" | "warning" | "advice";

/** How far a rule looks from its subject: at it, one arrow further, along all arrows, or everywhere. */
export type Reach = "local" | "neighbours" | "path" | "blueprint";

/** How sure we are that the rule describes the vendor's service correctly. */
export type Confidence = "high" | "medium" | "low";

/** One setting that settles the matter; offered as one click. A dot leads into a group: `maintenance.compaction`. */
export interface SettingRepair {
  readonly set: string;
  readonly to: Value;
  /** Write it for the cloud of the target only, because other clouds have other answers. */
  readonly forThisCloud?: true;
}

/** Something attaches itself again that the policies left out. */
export interface PolicyRepair {
  readonly keep: string;
}

interface RuleText {
  /** Public and stable; never used again for something else. */
  readonly code: `ZL-${string}`;
  readonly severity: RuleSeverity;
  readonly reach: Reach;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** The mechanism behind it. */
  readonly why: string;
  readonly fix: string;
  readonly sources: readonly SourceName[];
  readonly confidence: Confidence;
  /** Setting that the finding leads to. */
  readonly setting?: string;
}

export interface Joint {
  readonly from: Part;
  readonly to: Part;
}

/** Asked about every arrow of one data kind. */
export interface EdgeRule extends RuleText {
  readonly edge: DataKind;
  readonly component?: never;
  readonly drawing?: never;
  when(facts: Facts, joint: Joint): boolean;
  /** End where the matter is settled; the one where the arrow starts unless said otherwise. */
  readonly at?: "to";
  readonly repair?: SettingRepair | ((facts: Facts, joint: Joint) => SettingRepair | undefined);
}

/** Asked about every component of one kind. */
export interface ComponentRule extends RuleText {
  readonly component: string;
  readonly edge?: never;
  readonly drawing?: never;
  when(facts: Facts, part: Part): boolean;
  readonly repair?: SettingRepair | PolicyRepair | ((facts: Facts, part: Part) => SettingRepair | PolicyRepair | undefined);
}

/** Asked once about the whole drawing. */
export interface DrawingRule extends RuleText {
  readonly drawing: true;
  readonly edge?: never;
  readonly component?: never;
  when(facts: Facts): boolean;
  readonly repair?: PolicyRepair | ((facts: Facts) => PolicyRepair | undefined);
}

export type Rule = EdgeRule | ComponentRule | DrawingRule;
