import { type LoweringContext, listSetting } from "../../../lowering.ts";

interface Checks {
  /** Rules that are checked. */
  readonly known: readonly string[];
  readonly code: string;
  /** What a person can do about the others. */
  readonly hint: string;
}

/** Says of every rule that is asked for and not checked, so that nobody relies on it. */
export function reportUnchecked(context: LoweringContext, { known, code, hint }: Checks): void {
  for (const rule of listSetting(context, "rules").filter((name) => !known.includes(name))) {
    context.report({
      severity: "warning",
      code,
      message: `“${context.component.title}” does not check “${rule}”: it takes values that the drawing does not know.`,
      target: { component: context.component.id, setting: "rules" },
      hint,
    });
  }
}
