import { describe, expect, it } from "vitest";
import { activityOf } from "./event-activity.ts";
import { namesInLog } from "./names-in-log.ts";

const EventTime = new Date("2026-11-27T10:00:00Z");
const event = (record: object, other: object = {}) =>
  activityOf({ EventName: "PutBucketPolicy", EventTime, ReadOnly: "false", CloudTrailEvent: JSON.stringify(record), ...other });

describe("an event of CloudTrail", () => {
  it("names a session by its person, and its role as policies do", () => {
    const arn = "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Admin/ken@orders.example";
    expect(event({ userIdentity: { arn } })).toEqual({
      at: "2026-11-27T10:00:00.000Z",
      actor: arn,
      principal: "arn:aws:iam::123456789012:role/AWSReservedSSO_Admin",
      action: "PutBucketPolicy",
    });
  });

  it("names a service of AWS that acted by itself", () => {
    expect(event({ userIdentity: { invokedBy: "autoscaling.amazonaws.com" } })).toMatchObject({ actor: "autoscaling.amazonaws.com" });
  });

  it("is no change when it only looked, or was refused", () => {
    expect(event({}, { ReadOnly: "true" })).toBeUndefined();
    expect(event({ errorCode: "AccessDenied" })).toBeUndefined();
  });

  it("still says what was done when its record does not parse", () => {
    expect(event({}, { CloudTrailEvent: "no JSON", Username: "ken" })).toMatchObject({ actor: "ken", action: "PutBucketPolicy" });
  });
});

describe("names in the log", () => {
  it.each([
    ["AWS::S3::Bucket", "zl-bronze", ["zl-bronze"]],
    ["AWS::Kinesis::Stream", "arn:aws:kinesis:eu-central-1:1:stream/zl", ["arn:aws:kinesis:eu-central-1:1:stream/zl", "zl"]],
    ["AWS::EKS::Addon", "cluster|coredns", ["coredns"]],
    ["AWS::IAM::RolePolicy", "policy|role", ["policy"]],
  ])("of %s %s", (type, identifier, names) => {
    expect(namesInLog({ type, identifier })).toEqual(names);
  });
});
