import type { Cloud, Tier, Value } from "@zerolake/resources";

export interface TemplateComponent {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly settings: Readonly<Record<string, Value>>;
}

/** A design to start from. `blueprint` expands it; here it is data that reads like the drawing. */
export interface Template {
  readonly id: string;
  readonly title: string;
  /** Two sentences for the gallery. */
  readonly summary: string;
  /** Whom it is for, and for what. */
  readonly purpose: string;
  /** What its figures take for granted; change them first. */
  readonly assumptions: readonly string[];
  /** Words on its card. */
  readonly highlights: readonly string[];
  readonly tier: Tier;
  /** Clouds that it was designed for; which of them can be deployed to is the compiler's word. */
  readonly clouds: readonly Cloud[];
  /** Per cloud: `<componentId>.<setting>` → value that only holds there. */
  readonly targetChoices: Readonly<Partial<Record<Cloud, Readonly<Record<string, Value>>>>>;
  readonly workload: Readonly<Record<string, number>>;
  readonly components: readonly TemplateComponent[];
  /** Short-hand: `clicks.events -> stream.events`. */
  readonly edges: readonly string[];
}
