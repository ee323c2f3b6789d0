import { describe, expect, it } from "vitest";
import { fitsPath } from "./match-pattern.ts";
import { rate } from "./rate.ts";

describe("patterns", () => {
  it.each([
    ["Policy.**", "Policy", true],
    ["Policy.**", "Policy.Statement", true],
    ["Policy.**", "PolicyName", false],
    ["**.*kms*", "Encryption.KmsKeyArn", true],
    ["**.*kms*", "KmsKeyId", true],
    ["**.*kms*", "KmsKeyId.Deep", false],
    ["**.PolicyDocument.**", "PolicyDocument", true],
    ["**", "Anything.at.all", true],
    ["**", "", false],
    ["", "", true],
    ["", "Name", false],
  ])("%s on %s: %s", (pattern, path, fits) => {
    expect(fitsPath(pattern, path)).toBe(fits);
  });
});

describe("severity", () => {
  it.each([
    ["AWS::S3::Bucket", "PublicAccessBlockConfiguration.BlockPublicAcls", true, false, "high"],
    ["AWS::S3::Bucket", "BucketEncryption.ServerSideEncryptionConfiguration.0.BucketKeyEnabled", true, false, "high"],
    ["AWS::Kinesis::Stream", "RetentionPeriodHours", 72, 24, "high"],
    ["AWS::Kinesis::Stream", "RetentionPeriodHours", 72, 168, "medium"],
    ["AWS::Kinesis::Stream", "ShardCount", 12, 24, "medium"],
    ["AWS::CloudWatch::Alarm", "Threshold", 1, 2, "medium"],
    ["AWS::CloudWatch::Alarm", "", 1, undefined, "medium"],
    ["AWS::S3::Bucket", "", 1, undefined, "high"],
    ["AWS::S3::Bucket", "Tags.3.Value", "a", "b", "low"],
    ["AWS::IAM::Role", "AssumeRolePolicyDocument", {}, { a: 1 }, "high"],
    ["Microsoft.Storage/storageAccounts", "properties.publicNetworkAccess", "Disabled", "Enabled", "high"],
    ["Microsoft.Network/networkSecurityGroups", "properties.securityRules", [], [{}], "high"],
    ["Microsoft.EventHub/namespaces", "sku.capacity", 1, 2, "medium"],
    ["Microsoft.EventHub/namespaces", "tags.team", "a", "b", "low"],
    ["storage.bucket", "iamConfiguration.publicAccessPrevention", "enforced", "inherited", "high"],
    ["pubsub.topic", "messageRetentionDuration", "86400s", "600s", "high"],
    ["pubsub.topic", "labels.team", "a", "b", "low"],
    ["iam.member", "member", "a", "allUsers", "high"],
  ])("%s %s", (type, path, recorded, observed, severity) => {
    expect(rate(type, { path, recorded, ...(observed === undefined ? {} : { observed }) }).severity).toBe(severity);
  });
});
