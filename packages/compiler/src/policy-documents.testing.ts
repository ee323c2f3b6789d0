import { type DesiredResource, isJoin, isReference, type Value } from "@zerolake/resources";

export type PolicyKind = "identity" | "trust" | "resource";

export interface PolicyStatement {
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly services: readonly string[];
  readonly condition: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Elements as written, in the order in which they are written. */
  readonly elements: readonly string[];
}

export interface PolicyDocument {
  readonly address: string;
  readonly type: string;
  readonly kind: PolicyKind;
  readonly statements: readonly PolicyStatement[];
  /** Length as the services count it: without white space. */
  readonly characters: number;
}

type Json = Readonly<Record<string, unknown>>;

/** Type of the resource → the property that holds a policy, and what kind of policy it is. */
const HOLDERS: Readonly<Record<string, readonly [property: string, kind: PolicyKind]>> = {
  "AWS::IAM::Role": ["AssumeRolePolicyDocument", "trust"],
  "AWS::IAM::RolePolicy": ["PolicyDocument", "identity"],
  "AWS::IoT::Policy": ["PolicyDocument", "identity"],
  "AWS::KMS::Key": ["KeyPolicy", "resource"],
  "AWS::S3::BucketPolicy": ["PolicyDocument", "resource"],
  "AWS::SNS::TopicInlinePolicy": ["PolicyDocument", "resource"],
  "AWS::MSK::ClusterPolicy": ["Policy", "resource"],
};

const WHERE = "eu-west-1:123456789012";
/** ARNs as the cloud answers them: a policy that refers to one is judged by its form. */
const ARNS: Readonly<Record<string, string>> = {
  "AWS::KMS::Key.Arn": `arn:aws:kms:${WHERE}:key/11111111-2222-3333-4444-555555555555`,
  "AWS::EMRServerless::Application.Arn": `arn:aws:emr-serverless:${WHERE}:/applications/00f1abcd`,
  "AWS::OpenSearchServerless::Collection.Arn": `arn:aws:aoss:${WHERE}:collection/abc123`,
  "AWS::RDS::DBCluster.DBClusterArn": `arn:aws:rds:${WHERE}:cluster:zl-dev`,
  "AWS::RDS::DBCluster.MasterUserSecret.SecretArn": `arn:aws:secretsmanager:${WHERE}:secret:rds!cluster-0a1b-X2y3Z4`,
  "AWS::SageMaker::MlflowApp.Arn": `arn:aws:sagemaker:${WHERE}:mlflow-app/app-1`,
  "AWS::Bedrock::ApplicationInferenceProfile.InferenceProfileArn": `arn:aws:bedrock:${WHERE}:application-inference-profile/abc123`,
  "AWS::Bedrock::Guardrail.GuardrailArn": `arn:aws:bedrock:${WHERE}:guardrail/abc123`,
  "AWS::RedshiftServerless::Workgroup.Workgroup.WorkgroupArn": `arn:aws:redshift-serverless:${WHERE}:workgroup/11111111-2222-3333-4444-555555555555`,
  "AWS::MSK::Cluster.Arn": `arn:aws:kafka:${WHERE}:cluster/zl/11111111-2222-3333-4444-555555555555-1`,
  "AWS::MSK::ServerlessCluster.Arn": `arn:aws:kafka:${WHERE}:cluster/zl/11111111-2222-3333-4444-555555555555-s1`,
  "AWS::SNS::Topic.TopicArn": `arn:aws:sns:${WHERE}:zl-topic`,
  "databricks.storageCredential.aws_iam_role.unity_catalog_iam_arn": "arn:aws:iam::414351767826:role/unity-catalog-prod-UCMasterRole",
  "AWS::EKS::Cluster.Arn": `arn:aws:eks:${WHERE}:cluster/zl-cluster`,
};

/** Every policy document of an environment, with its references as the cloud would answer them. */
export function policyDocuments(resources: readonly DesiredResource[]): readonly PolicyDocument[] {
  const types = new Map(resources.map(({ address, type }) => [address, type]));
  return resources.flatMap((resource) => {
    const holder = HOLDERS[resource.type];
    if (!holder) return [];
    const document = answered(resource.properties[holder[0]] ?? null, types) as { readonly Statement: readonly Json[] };
    return [
      {
        address: resource.address,
        type: resource.type,
        kind: holder[1],
        statements: document.Statement.map(statementOf),
        characters: JSON.stringify(document).length,
      },
    ];
  });
}

function statementOf(statement: Json): PolicyStatement {
  const principal = statement["Principal"];
  const services = typeof principal === "object" && principal !== null ? (principal as Json)["Service"] : undefined;
  return {
    effect: String(statement["Effect"]),
    actions: listOf(statement["Action"]),
    resources: listOf(statement["Resource"]),
    services: listOf(services),
    condition: (statement["Condition"] ?? {}) as PolicyStatement["condition"],
    elements: Object.keys(statement),
  };
}

function listOf(value: unknown): readonly string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

/** A value with its references answered; an ARN that is not listed above is a fault of the test's table. */
function answered(value: Value, types: ReadonlyMap<string, string>): unknown {
  if (isReference(value)) {
    const name = `${types.get(value.$ref)}.${value.attr}`;
    if (/arn$/i.test(value.attr) && ARNS[name] === undefined) throw new Error(`No ARN is known for ${name}: add its form`);
    return ARNS[name] ?? `${value.attr}-of-${value.$ref}`;
  }
  if (isJoin(value)) return value.$join.map((part) => String(answered(part, types))).join("");
  if (Array.isArray(value)) return value.map((item: Value) => answered(item, types));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, answered(item as Value, types)]));
  return value;
}
