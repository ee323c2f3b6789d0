import { type DesiredResource, type PropertyMap, reference } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { orderByName } from "./order-by-name.ts";

function resource(address: string, type: string, properties: PropertyMap, nameProperty = "Name"): DesiredResource {
  return {
    address,
    component: address.split(".")[0] ?? "",
    type,
    via: "cloudcontrol",
    properties,
    dependsOn: [],
    holdsData: false,
    retain: false,
    expectedMinutes: [0, 1],
    timeLimitMinutes: 15,
    facts: { createOnly: [], readOnly: [], writeOnly: [], identifier: [nameProperty], nameProperty, hasUniqueName: true, tags: null },
  };
}

const stream = resource("stream.stream", "AWS::Kinesis::Stream", { Name: "zl-dev-stream-0a1b2c3d" });

function dependsOn(resources: readonly DesiredResource[], address: string): readonly string[] | undefined {
  return orderByName(resources).find((item) => item.address === address)?.dependsOn;
}

describe("orderByName", () => {
  it("lets a resource wait for the one whose name it mentions inside an ARN", () => {
    const reader = resource("delivery.delivery", "AWS::KinesisFirehose::DeliveryStream", {
      Name: "zl-dev-delivery-11111111",
      Source: { Arn: "arn:aws:kinesis:eu-west-1:123456789012:stream/zl-dev-stream-0a1b2c3d" },
    });
    expect(dependsOn([reader, stream], "delivery.delivery")).toEqual(["stream.stream"]);
  });

  it("lets a policy name what comes later", () => {
    const policy = resource("delivery.rolePolicy", "AWS::IAM::RolePolicy", { Resource: "stream/zl-dev-stream-0a1b2c3d" });
    expect(dependsOn([policy, stream], "delivery.rolePolicy")).toEqual([]);
  });

  it("ignores a longer name that only starts alike", () => {
    const other = resource("other.x", "AWS::S3::Bucket", { Name: "zl-dev-other-22222222", Uri: "s3://zl-dev-stream-0a1b2c3d-copy/" });
    expect(dependsOn([other, stream], "other.x")).toEqual([]);
  });

  it("leaves out an order that would close a circle", () => {
    const named = { ...stream, properties: { ...stream.properties, Uses: reference("delivery.delivery", "Arn") } };
    const reader = resource("delivery.delivery", "AWS::KinesisFirehose::DeliveryStream", {
      Name: "zl-d-33333333",
      A: "zl-dev-stream-0a1b2c3d",
    });
    expect(dependsOn([named, reader], "delivery.delivery")).toEqual([]);
  });
});
