import type { Verb } from "../cloud-knowledge.ts";

/**
 * IAM actions of the types that Cloud Control does not manage, by what their handlers in the driver call. AWS publishes no list for
 * them.
 */
export const DIRECT_ACTIONS: Readonly<Record<string, Readonly<Record<Verb, readonly string[]>>>> = {
  "AWS::EMR::Cluster": {
    create: ["elasticmapreduce:RunJobFlow", "elasticmapreduce:AddTags", "iam:PassRole"],
    read: ["elasticmapreduce:DescribeCluster", "elasticmapreduce:ListClusters"],
    update: ["elasticmapreduce:AddTags", "elasticmapreduce:RemoveTags", "elasticmapreduce:PutManagedScalingPolicy"],
    delete: ["elasticmapreduce:TerminateJobFlows", "elasticmapreduce:SetTerminationProtection"],
  },
  "AWS::KinesisAnalyticsV2::ApplicationCloudWatchLoggingOption": {
    create: ["kinesisanalytics:AddApplicationCloudWatchLoggingOption"],
    read: ["kinesisanalytics:DescribeApplication"],
    update: ["kinesisanalytics:DescribeApplication"],
    delete: ["kinesisanalytics:DeleteApplicationCloudWatchLoggingOption"],
  },
  "AWS::LakeFormation::DataLakeSettings": {
    create: ["lakeformation:PutDataLakeSettings"],
    read: ["lakeformation:GetDataLakeSettings"],
    update: ["lakeformation:PutDataLakeSettings"],
    delete: ["lakeformation:PutDataLakeSettings"],
  },
  "AWS::LakeFormation::Resource": {
    create: ["lakeformation:RegisterResource", "iam:PassRole"],
    read: ["lakeformation:DescribeResource"],
    update: ["lakeformation:UpdateResource"],
    delete: ["lakeformation:DeregisterResource"],
  },
  "Zerolake::DMS::RunningReplication": {
    create: ["dms:StartReplication"],
    read: ["dms:DescribeReplications"],
    update: ["dms:DescribeReplications"],
    delete: ["dms:StopReplication"],
  },
  "Zerolake::EMRServerless::StreamingJob": {
    create: ["emr-serverless:StartJobRun", "iam:PassRole"],
    read: ["emr-serverless:GetJobRun", "emr-serverless:ListJobRuns"],
    update: ["emr-serverless:StartJobRun", "emr-serverless:CancelJobRun"],
    delete: ["emr-serverless:CancelJobRun"],
  },
  "Zerolake::Glue::StreamingRun": {
    create: ["glue:StartJobRun"],
    read: ["glue:GetJobRuns"],
    update: ["glue:GetJobRuns"],
    delete: ["glue:BatchStopJobRun"],
  },
  "Zerolake::KinesisAnalytics::RunningApplication": {
    create: ["kinesisanalytics:StartApplication"],
    read: ["kinesisanalytics:DescribeApplication"],
    update: ["kinesisanalytics:DescribeApplication"],
    delete: ["kinesisanalytics:StopApplication"],
  },
  "Zerolake::MSK::BootstrapBrokers": {
    create: ["kafka:GetBootstrapBrokers"],
    read: ["kafka:GetBootstrapBrokers"],
    update: ["kafka:GetBootstrapBrokers"],
    delete: [],
  },
  "Zerolake::RDS::DatabaseUser": {
    create: ["rds-data:ExecuteStatement", "secretsmanager:GetSecretValue"],
    read: ["rds-data:ExecuteStatement"],
    update: ["rds-data:ExecuteStatement", "secretsmanager:GetSecretValue"],
    delete: ["rds-data:ExecuteStatement"],
  },
  "Zerolake::RDS::VectorTable": {
    create: ["rds-data:ExecuteStatement", "secretsmanager:GetSecretValue"],
    read: ["rds-data:ExecuteStatement"],
    update: ["rds-data:ExecuteStatement"],
    delete: ["rds-data:ExecuteStatement"],
  },
  "Zerolake::S3::Object": {
    create: ["s3:PutObject"],
    read: ["s3:GetObject"],
    update: ["s3:PutObject"],
    delete: ["s3:DeleteObject"],
  },
};
