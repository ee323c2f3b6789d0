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
      subjectsOf(componentsOf(environment, "log-source", "logs-subscription").filter((component) => leavesOpen(component, "logGroups"))),
  },
  databases: {
    label: "Database of",
    question: "Where does the database answer that is followed?",
    where: "In the settings of the database, or from whoever runs it.",
    form: {
      type: "text",
      pattern: "[A-Za-z0-9._-]+(:\\d{1,5})?/[\\w$-]+",
      patternText: "host, port and name of the database, as host:port/name",
      example: "orders.internal.example.com:5432/shop",
    },
    whenEmpty: "Nothing is followed; what needs the address waits.",
    subjects: (environment) =>
      subjectsOf(componentsOf(environment, "database-source").filter((component) => leavesOpen(component, "host"))),
  },
  debeziumPlugin: {
    label: "Debezium plugin",
    question: "Where does the plugin of the connector lie?",
    where:
      "A zip with the Debezium connector of the database and the Secrets Manager config provider, both from Maven Central, uploaded to a bucket of the account.",
    form: {
      type: "text",
      pattern: "s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/\\S+\\.zip",
      patternText: "the s3:// address of a zip",
      example: "s3://company-plugins/debezium-postgres-3.6.3.zip",
    },
    whenEmpty: "The connector waits.",
    askers: (environment) => componentsOf(environment, "database-source", "debezium-mskconnect"),
  },
} as const satisfies Readonly<Record<string, AnswerDefinition>>;

/** Each component asks for itself. */
function subjectsOf(components: readonly Component[]): readonly AnswerSubject[] {
  return components
    .map((component) => ({ id: component.id, title: component.title, askers: [component] }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
