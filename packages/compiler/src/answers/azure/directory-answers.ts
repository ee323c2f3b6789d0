import type { Component } from "@zerolake/blueprint";
import { type AnswerDefinition, componentsOf } from "../answer-definition.ts";
import { listForm } from "../answer-forms.ts";

const OBJECT_ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const EXAMPLE_ID = "5b0f2c57-7c0f-44ad-8a55-13fb9a3f0b02";

/** Policies that name groups of people by their object ids. */
const BY_OBJECT_IDS = ["azure-rbac-policy", "purview-governance", "fabric-onelake-security"];

/** Who people are in the company's directory. */
export const DIRECTORY_ANSWERS = {
  groupObjectIds: {
    label: "Object ids of groups",
    question: "Which group of your directory stands for each group of people?",
    where: "In the Azure portal under Microsoft Entra ID, Groups: the object id of the group.",
    form: {
      type: "map",
      pattern: OBJECT_ID,
      patternText: "the object id of a group",
      example: EXAMPLE_ID,
    },
    whenEmpty: "A group without an object id gets no access.",
    askers: (environment) => componentsOf(environment, "governance", ...BY_OBJECT_IDS).filter((part) => groupsOf(part).length > 0),
    entries: (environment) => [...new Set(componentsOf(environment, "governance", ...BY_OBJECT_IDS).flatMap(groupsOf))].sort(),
  },
  senderGroups: {
    label: "Groups of senders",
    question: "Members of which groups of your directory may send events?",
    where: "In the Azure portal under Microsoft Entra ID, Groups: the object id of the group. The applications of senders are its members.",
    form: listForm({ pattern: OBJECT_ID, patternText: "object ids of groups, one per line", example: EXAMPLE_ID }),
    whenEmpty: "Nobody may send.",
    askers: (environment) => componentsOf(environment, "event-source", "event-hubs-rest"),
  },
} as const satisfies Readonly<Record<string, AnswerDefinition>>;

function groupsOf({ settings }: Component): readonly string[] {
  return Object.keys(settings["groups"] ?? {});
}
