import { type LifeOfType, lifePermissions } from "@zerolake/preflight";

/** What every connection needs: who am I, and the zones of a region. */
const BASE = ["ec2:DescribeAvailabilityZones", "sts:GetCallerIdentity"];

/**
 * What the driver asks before and between changes, beside what AWS publishes for the types: limits, machines, the policy simulator, the
 * schema of a type; emptying a bucket that a person agreed to lose; texts that services beside the cloud tell once.
 */
const OF_DEPLOYMENTS = [
  "cloudformation:DescribeType",
  "ec2:DescribeInstanceTypeOfferings",
  "ec2:DescribeInstanceTypes",
  "iam:SimulatePrincipalPolicy",
  "servicequotas:ListServiceQuotas",
];
const OF_SERVICES: Readonly<Record<string, readonly string[]>> = {
  s3: ["s3:ListBucket", "s3:ListBucketVersions", "s3:DeleteObject", "s3:DeleteObjectVersion"],
  secretsmanager: ["secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue"],
};

/** Only read, and only to say who made a change that nobody deployed, how well it all is, and to find what bears our tags and nobody recorded. */
const OPTIONAL = ["cloudtrail:LookupEvents", "cloudwatch:GetMetricData", "iam:GetAccountAuthorizationDetails", "tag:GetResources"];

/** Policies that a customer makes hold this many characters without spaces, and a role takes ten of them ("IAM and AWS STS quotas"). */
const POLICY_CHARACTERS = 6_144;

export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly { readonly Effect: "Allow"; readonly Action: readonly string[]; readonly Resource: "*" }[];
}

/** Every action that the life of these resources needs, and no more. IAM does not tell capitals apart; each action is there once. */
export function awsActions(resources: readonly LifeOfType[]): readonly string[] {
  const needed = lifePermissions("aws", resources);
  const services = new Set(needed.map(serviceOf));
  const ofServices = [...services].flatMap((service) => OF_SERVICES[service] ?? []);
  const all = [...BASE, ...(needed.length > 0 ? OF_DEPLOYMENTS : []), ...ofServices, ...OPTIONAL, ...needed];
  const once = new Map(all.map((action) => [action.toLowerCase(), withPlainService(action)]));
  return [...once.values()].sort();
}

/** The same as policies, each short enough to be one. */
export function awsPolicies(resources: readonly LifeOfType[]): readonly PolicyDocument[] {
  const policies: PolicyDocument[] = [];
  let actions: string[] = [];
  for (const action of awsActions(resources)) {
    if (JSON.stringify(policyOf([...actions, action])).length > POLICY_CHARACTERS) {
      policies.push(policyOf(actions));
      actions = [];
    }
    actions = [...actions, action];
  }
  return [...policies, policyOf(actions)];
}

function policyOf(actions: readonly string[]): PolicyDocument {
  return { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: actions, Resource: "*" }] };
}

/** The published schemas write some services with a capital. */
function withPlainService(action: string): string {
  return `${serviceOf(action)}${action.slice(action.indexOf(":"))}`;
}

function serviceOf(action: string): string {
  return (action.split(":")[0] ?? "").toLowerCase();
}
