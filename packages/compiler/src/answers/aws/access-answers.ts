import type { Environment } from "../../passes/resolve-environment.ts";
import { type AnswerDefinition, componentsOf } from "../answer-definition.ts";
import { arnForm, GROUP_ARN, listForm, ROLE_ARN } from "../answer-forms.ts";

/** Who may do what: identities that only the company knows. */
export const ACCESS_ANSWERS = {
  permissionsBoundaryArn: {
    label: "Permissions boundary",
    question: "Does your company require a permissions boundary on roles?",
    form: arnForm("iam::(\\d{12}|aws):policy/\\S+", {
      patternText: "the ARN of an IAM policy",
      example: "arn:aws:iam::123456789012:policy/boundary",
    }),
    whenEmpty: "Roles are created without a boundary.",
    isNeeded: ({ target }) => target.cloud === "aws",
  },
  deployerRoleArn: {
    label: "Who deploys",
    question: "Which role or user deploys? Answer only when its role has a path, which AWS does not tell.",
    form: arnForm("iam::\\d{12}:(role|user)/\\S+", {
      patternText: "the ARN of a role or a user",
      example: "arn:aws:iam::123456789012:role/platform/deployer",
    }),
    whenEmpty: "The identity of the connection is used.",
    isFilledIn: true,
    isNeeded: (environment) =>
      componentsOf(environment, "kubernetes-cluster", "eks").length > 0 ||
      componentsOf(environment, "vector-store", "opensearch").length > 0,
  },
  groupPrincipals: {
    label: "Identities of groups",
    question: "Which role or Identity Center group stands for each group of people?",
    form: {
      type: "map",
      pattern: `${ROLE_ARN}|${GROUP_ARN}`,
      patternText: "the ARN of a role or of an Identity Center group",
      example: "arn:aws:iam::123456789012:role/analysts",
    },
    whenEmpty: "A group without an identity gets no access.",
    isNeeded: (environment) => groupsOf(environment).length > 0,
    entries: groupsOf,
  },
  adminRoleArns: {
    label: "Lake administrators",
    question: "Which roles may administer Lake Formation, besides those that the drawing names?",
    form: listForm({
      pattern: ROLE_ARN,
      patternText: "ARNs of roles, one per line",
      example: "arn:aws:iam::123456789012:role/lake-admins",
    }),
    whenEmpty: "Only whoever deploys becomes administrator.",
    isNeeded: (environment) => componentsOf(environment, "governance", "lake-formation").length > 0,
  },
} as const satisfies Readonly<Record<string, AnswerDefinition>>;

function groupsOf(environment: Environment): readonly string[] {
  const names = componentsOf(environment, "governance", "lake-formation").flatMap(({ settings }) => Object.keys(settings["groups"] ?? {}));
  return [...new Set(names)].sort();
}
