import type { Component } from "@zerolake/blueprint";
import { type AnswerDefinition, componentsOf } from "../answer-definition.ts";

const VARIANTS = ["iam-policy-tags", "unity"];

/** Who people are in the company's directory at Google. */
export const GROUP_ANSWERS = {
  googleGroups: {
    label: "Google groups",
    question: "Which Google group stands for each group of people?",
    where: "In the Google admin console under Directory, Groups: the address of the group.",
    form: {
      type: "map",
      pattern: "[^\\s@:]+@[^\\s@:]+\\.[a-z]+",
      patternText: "the e-mail address of a group",
      example: "analysts@example.com",
    },
    whenEmpty: "A group without an address gets no access.",
    askers: (environment) => componentsOf(environment, "governance", ...VARIANTS).filter((part) => groupsOf(part).length > 0),
    entries: (environment) => [...new Set(componentsOf(environment, "governance", ...VARIANTS).flatMap(groupsOf))].sort(),
  },
} as const satisfies Readonly<Record<string, AnswerDefinition>>;

function groupsOf({ settings }: Component): readonly string[] {
  return Object.keys(settings["groups"] ?? {});
}
