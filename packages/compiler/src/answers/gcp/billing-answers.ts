import { type AnswerDefinition, componentsOf } from "../answer-definition.ts";

/** Who pays. */
export const BILLING_ANSWERS = {
  billingAccount: {
    label: "Billing account",
    question: "Which billing account pays for the project?",
    where: "In the Google Cloud console under Billing, Account management.",
    form: {
      type: "text",
      pattern: "[0-9A-F]{6}-[0-9A-F]{6}-[0-9A-F]{6}",
      patternText: "the id of a billing account",
      example: "012345-6789AB-CDEF01",
    },
    whenEmpty: "No budget is made.",
    askers: (environment) => componentsOf(environment, "budget", "billing-budget"),
  },
} as const satisfies Readonly<Record<string, AnswerDefinition>>;
