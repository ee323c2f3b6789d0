import directFacts from "./direct-type-facts.json" with { type: "json" };
import facts from "./type-facts.json" with { type: "json" };

/** An IAM policy document, as people paste it into AWS. */
export interface PolicyDocument {
  readonly Version: string;
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: "Allow";
    readonly Action: readonly string[];
    readonly Resource: string;
  }[];
}

/**
 * How IAM calls the services whose names in resource types it does not share (the "service prefix" of the Service Authorization
 * Reference); every other name is its own prefix in lower case.
 */
const PREFIXES: Readonly<Record<string, string>> = {
  ApiGatewayV2: "apigateway",
  ApplicationAutoScaling: "application-autoscaling",
  EFS: "elasticfilesystem",
  EMR: "elasticmapreduce",
  EMRServerless: "emr-serverless",
  ElasticLoadBalancingV2: "elasticloadbalancing",
  KinesisAnalyticsV2: "kinesisanalytics",
  KinesisFirehose: "firehose",
  MSK: "kafka",
  MWAA: "airflow",
  MWAAServerless: "airflow-serverless",
  OpenSearchServerless: "aoss",
  RedshiftServerless: "redshift-serverless",
  StepFunctions: "states",
};

const CLOUD_CONTROL = [
  "cloudformation:CreateResource",
  "cloudformation:DeleteResource",
  "cloudformation:DescribeType",
  "cloudformation:GetResource",
  "cloudformation:GetResourceRequestStatus",
  "cloudformation:ListResources",
  "cloudformation:UpdateResource",
];

/** Called directly, where Cloud Control does not reach: who am I, and SQL that prepares a database. */
const DIRECT = ["rds-data:ExecuteStatement", "sts:GetCallerIdentity"];

/** IAM prefixes of every service in which a design may create something, in order. */
export function servicePrefixes(): readonly string[] {
  const services = [...Object.keys(facts), ...Object.keys(directFacts)].map((type) => type.split("::")[1] ?? "");
  return [...new Set(services.map((service) => PREFIXES[service] ?? service.toLowerCase()))].toSorted();
}

/**
 * What the identity of a connection needs, so that every design can be deployed and destroyed. Cloud Control acts with the
 * rights of the caller, so the services stand in it too. A design that uses fewer services needs fewer of them.
 */
export function deploymentPolicy(): PolicyDocument {
  const services = servicePrefixes().map((prefix) => `${prefix}:*`);
  return {
    Version: "2012-10-17",
    Statement: [allow("CloudControl", CLOUD_CONTROL), allow("Direct", DIRECT), allow("Services", services)],
  };
}

function allow(sid: string, actions: readonly string[]): PolicyDocument["Statement"][number] {
  return { Sid: sid, Effect: "Allow", Action: actions, Resource: "*" };
}
