import type { Component } from "@zerolake/blueprint";
import { type AnswerDefinition, type AnswerSubject, componentsOf, leavesOpen } from "../answer-definition.ts";
import { listForm } from "../answer-forms.ts";

/** Where data comes from: what each environment has of its own. */
export const SOURCE_ANSWERS = {
  logGroups: {
    label: "Log groups of",
    question: "Which log groups shall be collected?",
    where: "In CloudWatch under Log groups; each takes two subscriptions, counted with those of other tools.",
    form: listForm({
      pattern: "[\\w./#-]{1,512}",
      patternText: "names of log groups, one per line",
      example: "/aws/lambda/checkout",
    }),
    whenEmpty: "Nothing is collected.",
    subjects: (environment) =>
      subjectsOf(componentsOf(environment, "log-source").filter((component) => leavesOpen(component, "logGroups"))),
  },
} as const satisfies Readonly<Record<string, AnswerDefinition>>;

/** Each component asks for itself. */
function subjectsOf(components: readonly Component[]): readonly AnswerSubject[] {
  return components
    .map((component) => ({ id: component.id, title: component.title, askers: [component] }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
