import type { Edit } from "./edit.ts";
import { type Apply, applied, withEntry } from "./editing.ts";

export const setWorkload: Apply<"setWorkload"> = (design, { figure, value }) => {
  const { blueprint } = design;
  const before = blueprint.workload[figure];
  return applied(
    { ...design, blueprint: { ...blueprint, workload: withEntry(blueprint.workload, figure, value) } },
    { edit: "setWorkload", figure, ...(before === undefined ? {} : { value: before }) },
  );
};

export const setTier: Apply<"setTier"> = (design, { tier }) =>
  applied({ ...design, blueprint: { ...design.blueprint, tier } }, { edit: "setTier", tier: design.blueprint.tier });

export const setPolicies: Apply<"setPolicies"> = (design, { policies }) =>
  applied({ ...design, blueprint: { ...design.blueprint, policies } }, { edit: "setPolicies", policies: design.blueprint.policies });

/** A cloud without choices left is no longer listed, so that taking back the first choice leaves no trace. */
export const setTargetChoice: Apply<"setTargetChoice"> = (design, { cloud, key, value }) => {
  const { blueprint } = design;
  const choices = blueprint.targetChoices[cloud] ?? {};
  const before = choices[key];
  const after = withEntry(choices, key, value);
  const targetChoices = withEntry(blueprint.targetChoices, cloud, Object.keys(after).length === 0 ? undefined : after);
  const inverse: Edit = { edit: "setTargetChoice", cloud, key, ...(before === undefined ? {} : { value: before }) };
  return applied({ ...design, blueprint: { ...blueprint, targetChoices } }, inverse);
};
