import { flagSetting, type LoweringContext } from "../../lowering.ts";

/** Said when it is wished public, which it is on no cloud; the hint says what leads there instead. */
export function reportPublic(context: LoweringContext, hint: string): void {
  if (!flagSetting(context, "public")) return;
  context.report({
    severity: "warning",
    code: `ZL-${context.target.cloud.toUpperCase()}-QDRANT-PUBLIC`,
    message: `“${context.component.title}” answers inside the environment's network only.`,
    target: { component: context.component.id, setting: "public" },
    why: "On the internet its key would travel in the clear: a certificate needs a name that is yours.",
    hint,
  });
}
