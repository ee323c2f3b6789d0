import type { Component } from "@zerolake/blueprint";
import { type AnswerDefinition, componentsOf } from "../answer-definition.ts";

/** Who people are in the company's directory. */
export const DIRECTORY_ANSWERS = {
  groupObjectIds: {
    label: "Object ids of groups",
    question: "Which group of your directory stands for each group of people?",
    where: "In the Azure portal under Microsoft Entra ID, Groups: the object id of the group.",
    form: {
      type: "map",
      pattern: "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
      patternText: "the object id of a group",
      example: "5b0f2c57-7c0f-44ad-8a55-13fb9a3f0b02",
    },
    whenEmpty: "A group without an object id gets no access.",
    askers: (environment) => componentsOf(environment, "governance", "azure-rbac-policy").filter((part) => groupsOf(part).length > 0),
    entries: (environment) => [...new Set(componentsOf(environment, "governance", "azure-rbac-policy").flatMap(groupsOf))].sort(),
  },
} as const satisfies Readonly<Record<string, AnswerDefinition>>;

function groupsOf({ settings }: Component): readonly string[] {
  return Object.keys(settings["groups"] ?? {});
}
