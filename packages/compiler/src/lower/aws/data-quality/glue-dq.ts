import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, type Part, textSetting } from "../../../lowering.ts";
import { awsCron } from "../../../sizing/aws-cron.ts";
import { addressIn } from "../../part-address.ts";
import { arn } from "../arn.ts";
import { useArtefacts } from "../artefact.ts";
import { allow, policyLogicalName, roleArn, workloadRole } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import { scheduledCalls } from "../scheduled-calls.ts";
import { type CheckedTable, checkedTables } from "./checked-tables.ts";

const RULE = "AWS::Events::Rule";
/** Data processing units of one evaluation; the least that the service takes. */
const WORKERS = 2;
const RUN = ["glue:StartDataQualityRulesetEvaluationRun", "glue:GetDataQualityRulesetEvaluationRun", "glue:GetDataQualityResult"];

/** Rulesets on tables of the account's catalog, evaluated on a schedule or by the workflow. */
export const glueDataQuality: Lowering = {
  cloud: "aws",
  kind: "data-quality",
  variant: "glue-dq",
  service: "AWS Glue Data Quality",
  gap: "rulesets bind to tables of the account's catalog; managed Iceberg tables (S3 Tables) are not checked",
  minutes: [0, 2],
  outputs: (part) => ({
    ports: {
      metrics: { namespace: "Glue Data Quality", region: part.target.region },
      runs: { protocol: "glue-dq", roleArn: roleArn(part), onFailure: textSetting(part, "onFailure", "warn") },
    },
  }),
  grants: {
    in: {
      runs: (self) => [
        allow(RUN, [rulesetArns(self)]),
        allow(["iam:PassRole"], [roleArn(self)], { StringEquals: { "iam:PassedToService": "glue.amazonaws.com" } }),
      ],
    },
  },
  lower: (context) => {
    const checks = checkedTables(context, context.environment);
    reportUnchecked(context);
    return [
      ...workloadRole(context, { services: ["glue.amazonaws.com"], baseline: evaluationRights(context) }),
      ...checks.map((check) => ruleset(context, check)),
      ...(isStartedByWorkflow(context) ? [] : scheduledEvaluations(context, checks)),
      ...(context.has("monitoring") ? checks.map((check) => failureRule(context, check)) : []),
    ];
  },
};

function reportUnchecked(context: LoweringContext): void {
  for (const lake of context.incoming("tables").filter(({ variant }) => variant === "s3-tables")) {
    context.report({
      severity: "warning",
      code: "ZL-QUALITY-FEDERATED",
      message: `“${lake.component.title}” holds managed tables, which Glue Data Quality cannot check.`,
      target: { component: context.component.id },
      hint: "Check them in a Batch processing job, or switch managed tables off.",
    });
  }
}

function evaluationRights(context: LoweringContext) {
  return [
    ...useArtefacts(context),
    allow([...RUN, "glue:GetDataQualityRuleset", "glue:PublishDataQuality"], [rulesetArns(context)]),
    allow(["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"], [arn(context, "logs", "log-group:/aws-glue/*")]),
    allow(["cloudwatch:PutMetricData"], ["*"], { StringEquals: { "cloudwatch:namespace": "Glue Data Quality" } }),
  ];
}

/** Runs and results have no ARN of their own: the service judges them by rulesets, whatever their name. */
function rulesetArns(part: Pick<Part, "target">): string {
  return arn(part, "glue", "dataQualityRuleset/*");
}

function ruleset(context: LoweringContext, check: CheckedTable): DesiredResource {
  return awsResource(context, {
    name: "ruleset",
    key: check.key,
    type: "AWS::Glue::DataQualityRuleset",
    properties: {
      Name: check.rulesetName,
      Description: `Checks of ${context.component.id}`,
      Ruleset: check.definition,
      TargetTable: { DatabaseName: check.database, TableName: check.table },
    },
    dependsOn: context
      .incoming("tables")
      .flatMap(({ component }) => ["table", "database"].map((name) => addressIn({ ...context, component }, name))),
    ...(check.deferredUntil ? { deferredUntil: check.deferredUntil } : {}),
  });
}

function isStartedByWorkflow(context: LoweringContext): boolean {
  return context.incoming("runs").length > 0;
}

/** Evaluates the rulesets as often as the settings say. */
function scheduledEvaluations(context: LoweringContext, checks: readonly CheckedTable[]): readonly DesiredResource[] {
  return scheduledCalls(
    context,
    {
      operation: "glue:startDataQualityRulesetEvaluationRun",
      rights: [
        allow(["glue:StartDataQualityRulesetEvaluationRun"], [rulesetArns(context)]),
        allow(["iam:PassRole"], [roleArn(context)], { StringEquals: { "iam:PassedToService": "glue.amazonaws.com" } }),
      ],
      expression: awsCron(textSetting(context, "schedule", "daily")),
      windowMinutes: 10,
      retries: 1,
    },
    checks.map((check) => ({
      key: check.key,
      input: {
        DataSource: { GlueTable: { DatabaseName: check.database, TableName: check.table } },
        Role: roleArn(context),
        NumberOfWorkers: WORKERS,
        RulesetNames: [check.rulesetName],
      },
      dependsOn: [addressIn(context, "ruleset", check.key), policyLogicalName()],
      deferredUntil: check.deferredUntil,
    })),
  );
}

function failureRule(context: LoweringContext, check: CheckedTable): DesiredResource {
  return awsResource(context, {
    name: "failureRule",
    key: check.key,
    type: RULE,
    properties: {
      Name: nameOf(context, RULE, "failureRule", check.key),
      Description: `Failed checks of ${check.table}`,
      EventPattern: {
        source: ["aws.glue-dataquality"],
        "detail-type": ["Data Quality Evaluation Results Available"],
        detail: { rulesetNames: [check.rulesetName], state: ["FAILED"] },
      },
      State: "ENABLED",
      Targets: [{ Id: "alerts", Arn: context.platform("monitoring")?.["topicArn"] }],
    },
  });
}
