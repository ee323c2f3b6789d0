import type { DesiredResource, Value } from "@zerolake/resources";
import { chosenText, type LoweringContext, type Statement } from "../../lowering.ts";
import type { LooseValue } from "../loose-map.ts";
import { ref } from "../part-address.ts";
import type { Named } from "../physical-name.ts";
import { globalArn } from "./arn.ts";
import { nameOf } from "./names.ts";
import { awsResource } from "./resource.ts";

const ROLE = "AWS::IAM::Role";

export function allow(actions: readonly string[], resources: readonly Value[], condition?: Statement): Statement {
  return { Effect: "Allow", Action: actions, Resource: resources, ...(condition ? { Condition: condition } : {}) };
}

/** Name of a role of this component, known before it exists. */
function roleName(part: Named, logicalName = "role"): string {
  return nameOf(part, ROLE, logicalName);
}

export function roleArn(part: Named, logicalName = "role"): string {
  return globalArn(part, "iam", `role/${roleName(part, logicalName)}`);
}

/**
 * Services that do not say for which account they take a role, or are not known to: a condition would lock them out. Handing a
 * role to a service takes a principal of the same account either way.
 */
const SAYS_NO_ACCOUNT: ReadonlySet<string> = new Set(
  [
    "airflow",
    "airflow-env",
    "airflow-serverless",
    "apigateway",
    "cloudtrail",
    "dms",
    "ec2",
    "eks",
    "firehose",
    "pods.eks",
    "redshift",
    "redshift-serverless",
    "s3",
  ].map((service) => `${service}.amazonaws.com`),
);

export interface RoleOptions {
  /** Default `role`, the workload identity that edges grant to. */
  readonly name?: string;
  readonly services: readonly string[];
  /** Statements that the service itself needs (logs, network interfaces, image pull), beside what edges grant. */
  readonly baseline?: readonly Statement[];
  /** Default: true for `role`, false for every other one. */
  readonly takesGrants?: boolean;
  /** It touches encrypted data by its baseline; roles that take grants use the key anyway. */
  readonly usesKey?: true;
  readonly managedPolicyArns?: readonly string[];
  /** Extra trusted principal actions, e.g. `sts:TagSession`. */
  readonly trustActions?: readonly string[];
}

/**
 * A role and, when it may do anything at all, its policy `grants`: baseline, what drawn edges allow, and use of the
 * customer key. IAM refuses a policy without statements, so an empty one is not made.
 */
export function workloadRole(context: LoweringContext, options: RoleOptions): readonly DesiredResource[] {
  const name = options.name ?? "role";
  const takesGrants = options.takesGrants ?? name === "role";
  const grants = takesGrants ? context.grants : [];
  const key = grants.length > 0 || options.usesKey ? keyUse(context) : [];
  const statements = [...(options.baseline ?? []), ...grants, ...key];
  return [
    awsResource(context, { name, type: ROLE, properties: roleProperties(context, name, options) }),
    ...rolePolicy(context, { role: name, statements }),
  ];
}

/** Name of the policy resource that belongs to a role; what needs the permissions depends on it. */
export function policyLogicalName(role = "role"): string {
  return `${role}Policy`;
}

function roleProperties(context: LoweringContext, name: string, options: RoleOptions): Readonly<Record<string, LooseValue>> {
  return {
    RoleName: roleName(context, name),
    Description: `Zerolake workload role of ${context.component.id}`,
    AssumeRolePolicyDocument: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: options.services },
          Action: ["sts:AssumeRole", ...(options.trustActions ?? [])],
          Condition: options.services.some((service) => SAYS_NO_ACCOUNT.has(service))
            ? undefined
            : { StringEquals: { "aws:SourceAccount": context.target.account } },
        },
      ],
    },
    ManagedPolicyArns: options.managedPolicyArns,
    PermissionsBoundary: chosenText(context, "permissionsBoundaryArn"),
  };
}

export interface RolePolicy {
  /** Logical name and repeat key of the role. */
  readonly role: string;
  readonly key?: string;
  readonly statements: readonly Statement[];
}

/** What a role may do, the same statement once; nothing when it may do nothing. */
export function rolePolicy(context: LoweringContext, { role, key, statements }: RolePolicy): readonly DesiredResource[] {
  if (statements.length === 0) return [];
  const PolicyDocument = { Version: "2012-10-17", Statement: mergeStatements(statements) };
  return [
    awsResource(context, {
      name: policyLogicalName(role),
      ...(key === undefined ? {} : { key }),
      type: "AWS::IAM::RolePolicy",
      properties: { PolicyName: "grants", RoleName: ref(context, role, "RoleName", key), PolicyDocument },
    }),
  ];
}

/** Everyone who reads or writes encrypted data needs the customer key. */
function keyUse(context: LoweringContext): readonly Statement[] {
  const keyArn = context.platform("encryption-key")?.["keyArn"];
  if (keyArn === undefined) return [];
  return [allow(["kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey"], [keyArn])];
}

/** The same statement from several edges is written once. */
function mergeStatements(statements: readonly Statement[]): readonly Statement[] {
  const seen = new Map(statements.map((statement) => [JSON.stringify(statement), statement]));
  return [...seen.values()];
}
