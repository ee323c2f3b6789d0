import { describe, expect, it } from "vitest";
import { parseDenial } from "./access-denial.ts";
import { classifyError } from "./classify-error.ts";

describe("classifyError", () => {
  it.each([
    ["Throttling", "throttled", undefined],
    ["ThrottlingException", "throttled", undefined],
    ["ServiceInternalError", "retryable", "mayExist"],
    ["NetworkFailure", "retryable", "mayExist"],
    ["ServiceTimeout", "retryable", "mayExist"],
    ["InternalFailure", "retryable", "mayExist"],
    ["HandlerInternalFailure", "retryable", "mayExist"],
    ["ResourceConflict", "conflict", "busy"],
    ["ConcurrentOperationException", "conflict", "busy"],
    ["ConcurrentModificationException", "conflict", "busy"],
    ["NotStabilized", "terminal", "halfCreated"],
    ["ServiceLimitExceeded", "quota", undefined],
    ["AccessDenied", "permission", undefined],
    ["InvalidCredentials", "permission", undefined],
    ["UnauthorizedTaggingOperation", "permission", undefined],
    ["InvalidRequest", "invalid", undefined],
    ["GeneralServiceException", "invalid", undefined],
    ["AlreadyExists", "conflict", "alreadyExists"],
    ["NotFound", "notFound", undefined],
    ["ResourceNotFoundException", "notFound", undefined],
    ["NotUpdatable", "invalid", "notUpdatable"],
    ["TypeNotFoundException", "terminal", undefined],
    ["UnsupportedActionException", "terminal", undefined],
    ["ClientTokenConflictException", "retryable", "mayExist"],
    ["RequestTokenNotFoundException", "notFound", undefined],
    ["ExpiredTokenException", "permission", undefined],
    ["SomethingNewException", "invalid", undefined],
  ])("%s is %s (%s)", (code, expectedClass, cause) => {
    const error = classifyError({ code, message: "Something happened." });
    expect([error.class, error.cause]).toEqual([expectedClass, cause]);
    expect(error).toMatchObject({ code, message: "Something happened." });
    expect(error.remedy).toMatch(/\.$/);
  });

  it.each([
    [403, "permission"],
    [404, "notFound"],
    [429, "throttled"],
    [409, "invalid"],
    [500, "retryable"],
  ])("an answer with nothing but the status %i is %s", (status, expectedClass) => {
    expect(classifyError({ code: "Unknown", message: "UnknownError", status })).toMatchObject({ class: expectedClass });
  });

  it("leaves it to a person to empty what holds data", () => {
    const message = "The bucket you tried to delete is not empty. You must delete all versions in the bucket.";
    expect(classifyError({ code: "GeneralServiceException", message })).toMatchObject({
      class: "conflict",
      remedy: expect.stringContaining("consent"),
    });
  });

  it("takes an unknown code for a fault of the cloud when the cloud says so", () => {
    expect(classifyError({ code: "Odd", message: "x", status: 503 })).toMatchObject({ class: "retryable" });
  });

  it.each([
    ["InvalidRequest", "The role defined for the function cannot be assumed by Lambda."],
    ["GeneralServiceException", "Firehose is unable to assume role arn:aws:iam::1:role/x. Please check the role provided."],
    ["AccessDenied", "User is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::1:role/x"],
    ["InvalidRequest", "Invalid InstanceProfile: zl-x."],
  ])("%s: %s may be a role that is not known everywhere yet", (code, message) => {
    expect(classifyError({ code, message })).toMatchObject({ cause: "propagation" });
  });

  it("does not take a wrong property for a young role", () => {
    expect(classifyError({ code: "InvalidRequest", message: "Value 7 at 'shards' is too large" })).not.toHaveProperty("cause");
  });

  it.each(["The vpc 'vpc-1' has dependencies and cannot be deleted.", "resource sg-1 has a dependent object", "DependencyViolation"])(
    "%s: waits for what still uses it",
    (message) => {
      expect(classifyError({ code: "InvalidRequest", message })).toMatchObject({ class: "conflict", cause: "busy" });
    },
  );

  it("tells missing capacity from a reached quota", () => {
    expect(classifyError({ code: "ServiceLimitExceeded", message: "We have insufficient capacity for ml.p5" })).toMatchObject({
      class: "noCapacity",
    });
    expect(classifyError({ code: "NotStabilized", message: "InsufficientInstanceCapacity" })).toMatchObject({
      class: "noCapacity",
      cause: "halfCreated",
    });
  });

  it("tries again when a general failure reads transient", () => {
    expect(classifyError({ code: "GeneralServiceException", message: "Please try again later" })).toMatchObject({ class: "retryable" });
  });

  it("says who lacks which permission, with the statement to add", () => {
    const message =
      "User: arn:aws:iam::111122223333:user/deployer is not authorized to perform: kinesis:CreateStream on resource: arn:aws:kinesis:eu-central-1:111122223333:stream/x because no identity-based policy allows it";
    expect(parseDenial(message)).toEqual({
      identity: "arn:aws:iam::111122223333:user/deployer",
      action: "kinesis:CreateStream",
      resource: "arn:aws:kinesis:eu-central-1:111122223333:stream/x",
    });
    expect(classifyError({ code: "AccessDeniedException", message }).remedy).toContain('"Action":"kinesis:CreateStream"');
  });
});
