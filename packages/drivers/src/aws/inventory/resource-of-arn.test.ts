import { readFileSync } from "node:fs";
import type { TypeFacts } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { ARN_TABLE } from "./arn-table.ts";
import { resourceOfArn } from "./resource-of-arn.ts";

const at = (service: string, resource: string) => `arn:aws:${service}:eu-central-1:111122223333:${resource}`;

describe("what an ARN means", () => {
  it.each([
    ["arn:aws:s3:::zl-raw", "AWS::S3::Bucket", "zl-raw"],
    [at("dynamodb", "table/orders"), "AWS::DynamoDB::Table", "orders"],
    [at("ec2", "vpc/vpc-0a"), "AWS::EC2::VPC", "vpc-0a"],
    [at("ec2", "vpc-endpoint/vpce-0a"), "AWS::EC2::VPCEndpoint", "vpce-0a"],
    [at("logs", "log-group:/aws/lambda/x:*"), "AWS::Logs::LogGroup", "/aws/lambda/x"],
    [at("sqs", "zl-dead"), "AWS::SQS::Queue", "https://sqs.eu-central-1.amazonaws.com/111122223333/zl-dead"],
    [at("sns", "zl-alarms"), "AWS::SNS::Topic", at("sns", "zl-alarms")],
    ["arn:aws:apigateway:eu-central-1::/apis/abc/stages/$default", "AWS::ApiGatewayV2::Stage", "abc|$default"],
    ["arn:aws:apigateway:eu-central-1::/apis/abc", "AWS::ApiGatewayV2::Api", "abc"],
    [at("eks", "nodegroup/zl/general/1-2-3"), "AWS::EKS::Nodegroup", "zl/general"],
    [at("eks", "access-entry/zl/role/111122223333/admin/1-2-3"), "AWS::EKS::AccessEntry", "arn:aws:iam::111122223333:role/admin|zl"],
    [at("kafka", "cluster/zl/5e8-7"), "AWS::MSK::Cluster", at("kafka", "cluster/zl/5e8-7")],
    [at("kafka", "cluster/zl/5e8-s2"), "AWS::MSK::ServerlessCluster", at("kafka", "cluster/zl/5e8-s2")],
    [at("s3tables", "bucket/lake/table/5e8"), "AWS::S3Tables::Table", at("s3tables", "bucket/lake/table/5e8")],
    [at("s3tables", "bucket/lake"), "AWS::S3Tables::TableBucket", at("s3tables", "bucket/lake")],
    [at("sagemaker", "user-profile/d-1/ana"), "AWS::SageMaker::UserProfile", "ana|d-1"],
  ])("%s", (arn, type, identifier) => {
    expect(resourceOfArn(arn)).toEqual({ type, identifier });
  });

  it("leaves the identifier open where the ARN does not say it, and does not guess what the table does not know", () => {
    expect(resourceOfArn(at("redshift-serverless", "namespace/5e8"))).toEqual({ type: "AWS::RedshiftServerless::Namespace" });
    expect(resourceOfArn(at("athena", "capacity-reservation/x"))).toBeUndefined();
  });

  it("knows every type of ours that takes tags, but for roles, which IAM lists itself", () => {
    const file = new URL("../../../../compiler/src/lower/aws/type-facts.json", import.meta.url);
    const facts = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, Pick<TypeFacts, "tags">>>;
    const known = new Set([...ARN_TABLE.map(({ type }) => type), "AWS::MSK::ServerlessCluster", "AWS::IAM::Role"]);
    expect(Object.keys(facts).filter((type) => facts[type]?.tags !== null && !known.has(type))).toEqual([]);
  });
});
