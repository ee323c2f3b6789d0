import { beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../../json.ts";
import { loadSchemas } from "../../schema/load-schemas.ts";
import type { SchemaCatalog } from "../../schema/resource-schema.ts";
import { identifierOf, withAttributes } from "./generate-attributes.ts";
import { MadeUp } from "./made-up.ts";

let schemas: SchemaCatalog;
beforeAll(async () => {
  schemas = await loadSchemas();
});

function made(type: string, desired: JsonObject, seed = "seed"): { readonly model: JsonObject; readonly identifier: string } {
  const schema = schemas.find(type);
  if (!schema) throw new Error(`no schema of ${type}`);
  const place = { cloud: "aws" as const, account: "111122223333", scope: "eu-central-1" };
  const model = withAttributes({
    schema,
    type,
    place,
    account: place.account,
    region: "eu-central-1",
    desired,
    madeUp: new MadeUp(type, seed),
    now: 0,
  });
  return { model, identifier: identifierOf(schema, model) };
}

describe("generated attributes", () => {
  it.each<[string, JsonObject, RegExp]>([
    ["AWS::EC2::VPC", { CidrBlock: "10.0.0.0/16" }, /^vpc-0[0-9a-f]{16}$/],
    ["AWS::EC2::Subnet", { VpcId: "vpc-1" }, /^subnet-0[0-9a-f]{16}$/],
    ["AWS::EC2::EIP", {}, /^203(\.\d+){3}\|eipalloc-0[0-9a-f]{16}$/],
    ["AWS::Kinesis::Stream", { Name: "s" }, /^s$/],
    ["AWS::MSK::Cluster", { ClusterName: "c" }, /^arn:aws:kafka:eu-central-1:111122223333:cluster\/c\/[0-9a-f-]{36}-7$/],
    ["AWS::SQS::Queue", { QueueName: "q" }, /^https:\/\/sqs\.eu-central-1\.amazonaws\.com\/111122223333\/q$/],
    ["AWS::SecretsManager::Secret", { Name: "n" }, /^arn:aws:secretsmanager:eu-central-1:111122223333:secret:n-[0-9a-z]{6}$/],
    ["AWS::SageMaker::Domain", { DomainName: "d" }, /^d-[0-9a-z]{12}$/],
    ["AWS::ApiGatewayV2::Route", { ApiId: "a" }, /^a\|[0-9a-z]{7}$/],
    ["AWS::KMS::Key", {}, /^[0-9a-f-]{36}$/],
    ["AWS::S3Tables::TableBucket", { TableBucketName: "b" }, /^arn:aws:s3tables:eu-central-1:111122223333:bucket\/b$/],
    ["AWS::StepFunctions::StateMachine", { StateMachineName: "m" }, /^arn:aws:states:eu-central-1:111122223333:stateMachine:m$/],
  ])("identify %s as the service does", (type, desired, expected) => {
    expect(made(type, desired).identifier).toMatch(expected);
  });

  it("carry the ARN that a policy would compute", () => {
    expect(made("AWS::IAM::Role", { RoleName: "r" }).model["Arn"]).toBe("arn:aws:iam::111122223333:role/r");
    expect(made("AWS::S3::Bucket", { BucketName: "b" }).model["Arn"]).toBe("arn:aws:s3:::b");
    expect(made("AWS::Kinesis::Stream", { Name: "s" }).model["Arn"]).toBe("arn:aws:kinesis:eu-central-1:111122223333:stream/s");
    expect(made("AWS::Lambda::Function", { FunctionName: "f" }).model["Arn"]).toBe("arn:aws:lambda:eu-central-1:111122223333:function:f");
  });

  it("are the same for the same request and others for another one", () => {
    expect(made("AWS::EC2::VPC", {}, "a")).toEqual(made("AWS::EC2::VPC", {}, "a"));
    expect(made("AWS::EC2::VPC", {}, "a").identifier).not.toBe(made("AWS::EC2::VPC", {}, "b").identifier);
  });

  it("never replace what was asked for", () => {
    const desired = { CidrBlock: "10.0.0.0/16", EnableDnsSupport: true };
    expect(made("AWS::EC2::VPC", desired).model).toMatchObject(desired);
  });
});
