import { describe, expect, it } from "vitest";
import { type Fault, faultSchema, matches } from "./fault.ts";

const SUBJECT = {
  account: "1",
  service: "cloudcontrolapi",
  operation: "CreateResource",
  type: "AWS::Kinesis::Stream",
  identifier: "zl-events",
  address: 'stream.stream["events"]',
};

function fault(match: object): Fault {
  return { ...faultSchema.parse({ match, action: { kind: "throttle" } }), id: "1", strikes: 0 };
}

describe("a fault", () => {
  it.each([
    [{}],
    [{ operation: "CreateResource" }],
    [{ type: "AWS::Kinesis::*" }],
    [{ address: "stream.*" }],
    [{ account: "1", identifier: "*events" }],
  ])("strikes with %j", (match) => {
    expect(matches(fault(match), SUBJECT)).toBe(true);
  });

  it.each([
    [{ operation: "DeleteResource" }],
    [{ type: "AWS::S3::*" }],
    [{ address: "strea.*" }],
    [{ account: "2" }],
    [{ identifier: "zl.events" }],
  ])("spares others with %j", (match) => {
    expect(matches(fault(match), SUBJECT)).toBe(false);
  });

  it.each(["HeadBucket", "GetResourceRequestStatus", "storage.buckets.get", "projects.testIamPermissions", "GET"])(
    "for changes spares %s, which only looks; one for looks strikes it",
    (operation) => {
      expect(matches(fault({ effect: "change" }), { ...SUBJECT, operation })).toBe(false);
      expect(matches(fault({ effect: "look" }), { ...SUBJECT, operation })).toBe(true);
    },
  );

  it.each(["CreateResource", "PutObject", "storage.buckets.insert", "PATCH", "CREATE"])("for changes strikes %s", (operation) => {
    expect(matches(fault({ effect: "change" }), { ...SUBJECT, operation })).toBe(true);
    expect(matches(fault({ effect: "look" }), { ...SUBJECT, operation })).toBe(false);
  });

  it("for changes spares a question that a cloud asks to be posted", () => {
    expect(matches(fault({ effect: "change" }), { ...SUBJECT, operation: "POST", effect: "look" })).toBe(false);
  });

  it("that asks for an identifier spares calls without one", () => {
    const { identifier: _, ...without } = SUBJECT;
    expect(matches(fault({ identifier: "*" }), without)).toBe(false);
  });

  it("with an unknown field is refused", () => {
    expect(faultSchema.safeParse({ match: { typo: "x" }, action: { kind: "throttle" } }).success).toBe(false);
  });
});
