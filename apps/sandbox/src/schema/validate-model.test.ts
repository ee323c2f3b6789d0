import { beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../json.ts";
import { loadSchemas } from "./load-schemas.ts";
import type { SchemaCatalog } from "./resource-schema.ts";
import { readOnlyWrites, validateModel } from "./validate-model.ts";

let schemas: SchemaCatalog;
beforeAll(async () => {
  schemas = await loadSchemas();
});

function problems(type: string, model: JsonObject): readonly string[] {
  const schema = schemas.find(type);
  if (!schema) throw new Error(`no schema of ${type}`);
  return validateModel(schema, model);
}

const STREAM = "AWS::Kinesis::Stream";

describe("validateModel", () => {
  it("accepts what the vendor accepts", () => {
    expect(
      problems(STREAM, {
        Name: "s",
        ShardCount: 1,
        StreamEncryption: { EncryptionType: "KMS", KeyId: "k" },
        Tags: [{ Key: "a", Value: "b" }],
      }),
    ).toEqual([]);
    expect(
      problems("AWS::IAM::RolePolicy", { PolicyName: "p", RoleName: "r", PolicyDocument: { Version: "2012-10-17", Statement: [] } }),
    ).toEqual([]);
    expect(
      problems("AWS::EMRServerless::Application", { Type: "SPARK", ReleaseLabel: "emr-7.9.0", Tags: [{ Key: "a", Value: "b" }] }),
    ).toEqual([]);
  });

  it.each<[string, JsonObject, string]>([
    [STREAM, { Nmae: "s" }, "#: extraneous key [Nmae] is not permitted"],
    [STREAM, { StreamEncryption: { EncryptionType: "KMS" } }, "#/StreamEncryption: required key [KeyId] not found"],
    [STREAM, { StreamModeDetails: { StreamMode: "BOTH" } }, "#/StreamModeDetails/StreamMode: BOTH is not a valid enum value"],
    [STREAM, { ShardCount: "1" }, "#/ShardCount: expected type: Integer, found: String"],
    [STREAM, { ShardCount: 1.5 }, "#/ShardCount: expected type: Integer, found: BigDecimal"],
    [STREAM, { Tags: { a: "b" } }, "#/Tags: expected type: JSONArray, found: JSONObject"],
    [STREAM, { Tags: [{ Key: "a" }] }, "#/Tags/0: required key [Value] not found"],
    [STREAM, { Tags: [{ Key: "aws:a", Value: "b" }] }, "#/Tags: tag keys that start with aws: are reserved"],
    [STREAM, { Tags: [{ Key: "a", Value: 'x["y"]' }] }, '#/Tags: failed validation constraint for keyword [pattern]: a=x["y"]'],
    [
      STREAM,
      {
        Tags: [
          { Key: "a", Value: "1" },
          { Key: "a", Value: "2" },
        ],
      },
      "#/Tags: array items are not unique",
    ],
    [STREAM, { DesiredShardLevelMetrics: ["IncomingBytes", "Odd"] }, "#/DesiredShardLevelMetrics/1: Odd is not a valid enum value"],
    ["AWS::S3::Bucket", { VersioningConfiguration: null }, "#/VersioningConfiguration: expected type: JSONObject, found: Null"],
  ])("%s refuses %j", (type, model, problem) => {
    expect(problems(type, model)).toContain(problem);
  });

  it("tells all problems at once", () => {
    expect(problems(STREAM, { A: 1, StreamEncryption: { EncryptionType: "AES" } })).toHaveLength(3);
  });

  it("names read-only properties that somebody wants to set", () => {
    const schema = schemas.find(STREAM);
    expect(schema && readOnlyWrites(schema, { Name: "s", Arn: "arn:x" })).toEqual(["/properties/Arn"]);
  });

  it("takes for read-only only what cannot be set as well", () => {
    expect(schemas.find("AWS::EC2::VPC")?.readOnly).not.toContain("CidrBlock");
    expect(schemas.find("AWS::EC2::VPC")?.readOnly).toContain("VpcId");
  });
});
