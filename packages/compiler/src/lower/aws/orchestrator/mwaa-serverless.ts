import { type DesiredResource, sha256Hex, type Value } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { artefactStore } from "../artefact.ts";
import { allow, policyLogicalName, roleArn, workloadRole } from "../iam.ts";
import { logGroup, logGroupName, writeLogs } from "../log-group.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import { useKey } from "../use-key.ts";
import { serverlessWorkflow } from "./serverless-workflow.ts";
import { workflowSteps } from "./workflow-steps.ts";

const WORKFLOW = "AWS::MWAAServerless::Workflow";
const LOG_PURPOSE = "workflow";
const HASH_LENGTH = 16;

/** One generated workflow of Airflow without an environment around it: nothing runs, and nothing is paid for, between its runs. */
export const mwaaServerless: Lowering = {
  cloud: "aws",
  kind: "orchestrator",
  variant: "mwaa-serverless",
  service: "Amazon MWAA Serverless",
  gap: "a workflow is written down, not programmed: Amazon's own operators only, and a step takes an hour at most",
  minutes: [0, 2],
  outputs: (part) => ({
    ports: { runs: { protocol: "mwaa serverless", workflowName: workflowName(part), roleArn: roleArn(part), region: part.target.region } },
  }),
  lower: (context) => {
    const content = serverlessWorkflow(workflowSteps(context), {
      id: context.component.id,
      schedule: textSetting(context, "schedule", "daily"),
      retries: numberSetting(context, "retries", 1),
    });
    // The service reads the file once: another content is another file.
    const key = `${folder(context)}${sha256Hex(JSON.stringify(content)).slice(0, HASH_LENGTH)}.yaml`;
    return [
      logGroup(context, LOG_PURPOSE),
      ...workloadRole(context, { services: ["airflow-serverless.amazonaws.com"], usesKey: true, baseline: workflowRights(context) }),
      definition(context, key, content),
      workflow(context, key),
    ];
  },
};

function workflowName(part: Part): string {
  return nameOf(part, WORKFLOW, "workflow");
}

function folder(part: Part): string {
  return `airflow/${part.component.id}/`;
}

function workflowRights(context: LoweringContext) {
  return [
    allow(["s3:GetObject"], [`${artefactStore(context).bucketArn}/${folder(context)}*`]),
    writeLogs(context, LOG_PURPOSE),
    ...useKey(context),
  ];
}

function definition(context: LoweringContext, Key: string, Content: Value): DesiredResource {
  return awsResource(context, {
    name: "definition",
    type: "Zerolake::S3::Object",
    via: "sdk:s3",
    properties: { Bucket: artefactStore(context).bucketName, Key, Content, ContentType: "application/yaml" },
    // What the workflow starts acts with roles of its own: they have their rights before the first start.
    dependsOn: context.outgoing("runs").map(({ component }) => `${component.id}.${policyLogicalName()}`),
  });
}

function workflow(context: LoweringContext, ObjectKey: string): DesiredResource {
  const KmsKeyId = context.platform("encryption-key")?.["keyArn"];
  return awsResource(context, {
    name: "workflow",
    type: WORKFLOW,
    properties: {
      Name: workflowName(context),
      Description: context.component.title,
      DefinitionS3Location: { Bucket: artefactStore(context).bucketName, ObjectKey },
      RoleArn: ref(context, "role", "Arn"),
      LoggingConfiguration: { LogGroupName: logGroupName(context, LOG_PURPOSE) },
      EncryptionConfiguration: KmsKeyId === undefined ? undefined : { Type: "CUSTOMER_MANAGED_KEY", KmsKeyId },
    },
    dependsOn: [policyLogicalName(), "log", "definition"],
  });
}
