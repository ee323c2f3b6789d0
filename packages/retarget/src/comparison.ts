import type { Placement } from "@zerolake/blueprint";
import type { Cloud, Diagnostic, Target, Value } from "@zerolake/resources";

/** How well a cloud keeps the promise of a component: whole, with something lost, or not at all. */
export type Fit = "full" | "partial" | "none";

/** What a component costs a month there, in dollars; `unpriced` says why the amount is only what is known. */
export interface PartCost {
  readonly monthlyUsd: number;
  readonly free?: string;
  readonly unpriced?: string;
}

/** One component on one cloud. */
export interface PartOnCloud {
  readonly cloud: Cloud;
  readonly fit: Fit;
  /** Where it stands instead, when that was decided. */
  readonly standsOn?: Placement;
  /** The cloud's own name of what it becomes; empty where nothing creates it. */
  readonly service: string;
  readonly variant: string;
  /** Why this variant. */
  readonly because: string;
  /** What is lost against the component's promise, and why it has no fit. */
  readonly lost: readonly string[];
  readonly resources: number;
  /** Typical minutes until it is ready, [low, high]. */
  readonly minutes?: readonly [number, number];
  readonly cost?: PartCost;
  /** What checks say about it here. */
  readonly findings: readonly Diagnostic[];
  /** Errors that hold here and not on every compared cloud: they stop a deployment here alone. */
  readonly blockers: readonly Diagnostic[];
}

/** Needs a decision, is another thing somewhere, or is the same everywhere. */
export type Verdict = "gap" | "differs" | "same";

/** A setting, with the value that holds on each cloud. */
export interface SettingOnClouds {
  readonly key: string;
  readonly label: string;
  readonly values: Readonly<Partial<Record<Cloud, Value>>>;
  readonly isDifferent: boolean;
}

/** One component side by side. A cloud without an entry in `parts` does not have it: parts that attach themselves differ by cloud. */
export interface ComparedRow {
  readonly component: string;
  readonly kind: string;
  readonly title: string;
  /** Nobody drew it; some cloud needs it, or the size promises it. */
  readonly isAttached: boolean;
  readonly verdict: Verdict;
  readonly parts: Readonly<Partial<Record<Cloud, PartOnCloud>>>;
  readonly settings: readonly SettingOnClouds[];
}

/** A blueprint as a whole on one cloud. */
export interface ComparedCloud {
  readonly cloud: Cloud;
  readonly target: Target;
  readonly range: { readonly low: number; readonly expected: number; readonly high: number };
  /** A part has no price, so every amount is a lower bound. */
  readonly isAtLeast: boolean;
  readonly priceRegion: string;
  readonly priceDate: string;
  /** What goes on costing there for parts that stay on another compared cloud. */
  readonly elsewhereUsd: number;
  /** What the whole drawing is expected to cost, with what stays elsewhere. */
  readonly totalUsd: number;
  readonly resources: number;
  /** Minutes along the longest chain of waits, [low, high]. */
  readonly minutes: readonly [number, number];
  readonly counts: {
    readonly full: number;
    readonly partial: number;
    readonly none: number;
    readonly error: number;
    readonly warning: number;
  };
  /** Components that lose something here and nothing on another compared cloud. */
  readonly lostHereAlone: readonly string[];
  /** Components that need a decision before an environment there makes sense. */
  readonly undecided: readonly string[];
  readonly findings: readonly Diagnostic[];
}

/** Which cloud fits best, and what speaks against each of the others. */
export interface BestFit {
  readonly cloud: Cloud;
  readonly because: readonly string[];
  readonly whyNot: readonly { readonly cloud: Cloud; readonly because: string }[];
}

export interface CloudComparison {
  /** In the order that was asked for; the first is where it comes from. */
  readonly clouds: readonly ComparedCloud[];
  /** Drawn components in drawing order, then what attached itself. */
  readonly rows: readonly ComparedRow[];
  readonly bestFit: BestFit;
}
