import type { Component } from "@zerolake/blueprint";
import type { Environment } from "../../passes/resolve-environment.ts";
import { type AnswerDefinition, componentsOf } from "../answer-definition.ts";
import { arnForm, GROUP_ARN, listForm, ROLE_ARN } from "../answer-forms.ts";

/** Who may do what: identities that only the company knows. */
export const ACCESS_ANSWERS = {
  permissionsBoundaryArn: {
    label: "Permissions boundary",
    question: "Does your company require a permissions boundary on roles?",
    where: "Your cloud platform team knows; in AWS it stands under IAM, Policies.",
    form: arnForm("iam::(\\d{12}|aws):policy/\\S+", {
      patternText: "the ARN of an IAM policy",
      example: "arn:aws:iam::123456789012:policy/boundary",
    }),
    whenEmpty: "Roles are created without a boundary.",
    askers: everyComponent,
  },
  deployerRoleArn: {
    label: "Who deploys",
    question: "Which role or user deploys?",
    where: "Read from the cloud with the connection. Name it only when its role has a path, which AWS does not tell.",
    form: arnForm("iam::\\d{12}:(role|user)/\\S+", {
      patternText: "the ARN of a role or a user",
      example: "arn:aws:iam::123456789012:role/platform/deployer",
    }),
    whenEmpty: "The identity of the connection is used.",
    isFilledIn: true,
    askers: (environment) => [
      ...componentsOf(environment, "kubernetes-cluster", "eks"),
      ...componentsOf(environment, "vector-store", "opensearch"),
    ],
  },
  groupPrincipals: {
    label: "Identities of groups",
    question: "Which role or Identity Center group stands for each group of people?",
    where: "In AWS under IAM, Roles, or under IAM Identity Center, Groups.",
    form: {
      type: "map",
      pattern: `${ROLE_ARN}|${GROUP_ARN}`,
      patternText: "the ARN of a role or of an Identity Center group",
      example: "arn:aws:iam::123456789012:role/analysts",
    },
    whenEmpty: "A group without an identity gets no access.",
    askers: (environment) => componentsOf(environment, "governance", "lake-formation").filter((part) => groupsOf(part).length > 0),
    entries: (environment) => [...new Set(componentsOf(environment, "governance", "lake-formation").flatMap(groupsOf))].sort(),
  },
  adminRoleArns: {
    label: "Lake administrators",
    question: "Which roles may administer Lake Formation, besides those that the drawing names?",
    where: "In AWS under IAM, Roles.",
    form: listForm({
      pattern: ROLE_ARN,
      patternText: "ARNs of roles, one per line",
      example: "arn:aws:iam::123456789012:role/lake-admins",
    }),
    whenEmpty: "Only whoever deploys becomes administrator.",
    askers: (environment) => componentsOf(environment, "governance", "lake-formation"),
  },
} as const satisfies Readonly<Record<string, AnswerDefinition>>;

function groupsOf({ settings }: Component): readonly string[] {
  return Object.keys(settings["groups"] ?? {});
}

function everyComponent({ target, parts }: Environment): readonly Component[] {
  return target.cloud === "aws" ? [...parts.values()].map(({ part }) => part.component) : [];
}
