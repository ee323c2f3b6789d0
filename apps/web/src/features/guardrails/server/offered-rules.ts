import { RULE_KINDS, ruleOf } from "@zerolake/policies";

/** What a person can choose from, as data: how to fill in and what it is for. */
export function offeredRules() {
  return RULE_KINDS.map((kind) => {
    const { title, help, fields, defaults } = ruleOf(kind);
    return { kind, title, help, fields, defaults };
  });
}

export type OfferedRule = ReturnType<typeof offeredRules>[number];
