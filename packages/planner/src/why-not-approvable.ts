import type { Plan } from "./plan.ts";

/** The first error that forbids carrying the plan out, and how many more there are; `undefined` when it may be approved. */
export function whyNotApprovable({ diagnostics }: Pick<Plan, "diagnostics">): string | undefined {
  const [first, ...more] = diagnostics.filter(({ severity }) => severity === "error");
  if (!first) return undefined;
  const others = more.length === 0 ? "" : ` And ${more.length} more.`;
  return `${first.message}${first.hint ? ` ${first.hint}` : ""}${others}`;
}
