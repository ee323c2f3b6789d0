import type { AwsService } from "./aws-service.ts";
import { budgets } from "./budgets/budgets.ts";
import { cloudControl } from "./cloud-control/cloud-control.ts";
import { cloudFormation } from "./cloudformation/cloudformation.ts";
import { cloudTrail } from "./cloudtrail/cloudtrail.ts";
import { cloudWatch } from "./cloudwatch/cloudwatch.ts";
import { dms } from "./dms/dms.ts";
import { ec2 } from "./ec2/ec2.ts";
import { emrServerless } from "./emr-serverless/emr-serverless.ts";
import { glue } from "./glue/glue.ts";
import { iam } from "./iam/iam.ts";
import { kafka } from "./kafka/kafka.ts";
import { kinesisAnalytics } from "./kinesis-analytics/kinesis-analytics.ts";
import { lakeFormation } from "./lakeformation/lake-formation.ts";
import { rdsData } from "./rds-data/rds-data.ts";
import { s3 } from "./s3/s3.ts";
import { secretsManager } from "./secretsmanager/secrets-manager.ts";
import { serviceQuotas } from "./service-quotas/service-quotas.ts";
import { sts } from "./sts/sts.ts";
import { tagging } from "./tagging/tagging.ts";

/** Every service that the sandbox speaks for. */
export const SERVICES: readonly AwsService[] = [
  cloudControl,
  cloudFormation,
  cloudTrail,
  cloudWatch,
  sts,
  ec2,
  s3,
  glue,
  lakeFormation,
  kafka,
  kinesisAnalytics,
  budgets,
  rdsData,
  emrServerless,
  dms,
  secretsManager,
  iam,
  serviceQuotas,
  tagging,
];
