import { describe, expect, it } from "vitest";
import { classifyGoogleError } from "./classify-google-error.ts";

const modern = (status: number, name: string, message: string, info?: object) => ({
  status,
  body: {
    error: { code: status, status: name, message, details: info ? [{ "@type": "type.googleapis.com/google.rpc.ErrorInfo", ...info }] : [] },
  },
});
const old = (status: number, reason: string, message: string) => ({
  status,
  body: { error: { code: status, message, errors: [{ reason }] } },
});

describe("classifyGoogleError", () => {
  it.each([
    ["a lacking permission", modern(403, "PERMISSION_DENIED", "Denied", { reason: "IAM_PERMISSION_DENIED" }), { class: "permission" }],
    ["an API that is off", modern(403, "PERMISSION_DENIED", "Off", { reason: "SERVICE_DISABLED" }), { cause: "propagation" }],
    ["a project that nobody pays", modern(403, "PERMISSION_DENIED", "No", { reason: "BILLING_DISABLED" }), { class: "terminal" }],
    [
      "an organisation policy",
      old(412, "conditionNotMet", "Constraint constraints/gcp.resourceLocations violated"),
      { class: "permission" },
    ],
    ["too many calls", modern(429, "RESOURCE_EXHAUSTED", "Quota exceeded for quota metric per minute"), { class: "throttled" }],
    ["a quota", modern(429, "RESOURCE_EXHAUSTED", "The limit of 100 buckets"), { class: "quota" }],
    ["a name that is taken, old", old(409, "duplicate", "Already Exists"), { cause: "alreadyExists" }],
    ["a name that is taken, new", modern(409, "ALREADY_EXISTS", "exists"), { cause: "alreadyExists" }],
    ["a lost race", modern(409, "ABORTED", "concurrent"), { class: "conflict", cause: "busy" }],
    ["a lost race, old", old(412, "conditionNotMet", "etag"), { class: "conflict", cause: "busy" }],
    ["an account that is not known yet", modern(400, "INVALID_ARGUMENT", "Service account a@b does not exist."), { cause: "propagation" }],
    ["a bucket with objects", old(409, "conflict", "The bucket you tried to delete is not empty."), { class: "conflict" }],
    ["no machines", old(400, "ZONE_RESOURCE_POOL_EXHAUSTED", "The zone does not have enough resources"), { class: "noCapacity" }],
    ["an operation in the way", modern(400, "FAILED_PRECONDITION", "an incompatible operation is running"), { cause: "busy" }],
    ["something that is gone", modern(404, "NOT_FOUND", "gone"), { class: "notFound" }],
    ["a fault of Google's", modern(503, "UNAVAILABLE", "later"), { class: "retryable", cause: "mayExist" }],
    [
      "an Iceberg error",
      { status: 409, body: { error: { code: 409, type: "AlreadyExistsException", message: "exists" } } },
      { cause: "alreadyExists" },
    ],
    ["a page of a proxy", { status: 502, body: "<html>" }, { class: "retryable" }],
  ])("tells %s", (_what, failure, expected) => {
    const told = classifyGoogleError(failure);
    expect(told).toMatchObject(expected);
    expect([told.code, told.message, told.remedy].every((text) => text.length > 0)).toBe(true);
  });

  it("names the permission that is lacking", () => {
    const info = { reason: "IAM_PERMISSION_DENIED", metadata: { permission: "pubsub.topics.create" } };
    expect(classifyGoogleError(modern(403, "PERMISSION_DENIED", "Denied", info)).remedy).toContain("pubsub.topics.create");
  });
});
