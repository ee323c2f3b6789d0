import { describe, expect, it } from "vitest";
import { failureOf, failureOfBody } from "./arm-failure.ts";
import { classifyError } from "./classify-error.ts";

const answer = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) => ({
  status,
  body,
  header: (name: string) => headers[name],
});

const refused = (message: string) => classifyError({ code: "OperationNotAllowed", message, status: 409 }).class;

describe("answers of Azure", () => {
  it.each([
    ["AnotherOperationInProgress", 409, "conflict", "busy"],
    ["MissingSubscriptionRegistration", 409, "conflict", "busy"],
    ["SomethingNew", 409, "conflict", "busy"],
    ["AlreadyExists", 409, "conflict", "alreadyExists"],
    ["StorageAccountAlreadyTaken", 409, "conflict", undefined],
    ["AuthorizationFailed", 403, "permission", undefined],
    ["RequestDisallowedByPolicy", 403, "permission", undefined],
    ["InvalidAuthenticationToken", 401, "permission", undefined],
    ["PrincipalNotFound", 400, "retryable", "propagation"],
    ["QuotaExceeded", 409, "quota", undefined],
    ["SkuNotAvailable", 400, "noCapacity", undefined],
    ["LocationNotAvailableForResourceType", 400, "terminal", undefined],
    ["PropertyChangeNotAllowed", 409, "invalid", "notUpdatable"],
    ["VnetAddressSpaceCannotBeChanged", 400, "invalid", "notUpdatable"],
    ["ResourceNotFound", 404, "notFound", undefined],
    ["BadRequest", 400, "invalid", undefined],
    ["TooManyRequests", 429, "throttled", undefined],
    ["Whatever", 503, "retryable", "mayExist"],
  ])("%s with %d is %s", (code, status, errorClass, cause) => {
    const error = classifyError({ code, message: "", status });
    expect([error.class, error.cause]).toEqual([errorClass, cause]);
    expect(error.remedy).toMatch(/\.$/);
  });

  it("tells a quota from another refusal of the same code by its text", () => {
    expect(refused("Operation could not be completed as it results in exceeding approved Total Regional Cores quota.")).toBe("quota");
    expect(refused("The disk is attached.")).toBe("conflict");
  });

  it("are read with the request's id, the time to wait, and what really failed inside a deployment", () => {
    const body = {
      error: { code: "DeploymentFailed", message: "At least one failed.", details: [{ code: "SkuNotAvailable", message: "Not here." }] },
    };
    expect(failureOf(answer(409, body, { "x-ms-request-id": "r-1", "retry-after": "7" }))).toEqual({
      code: "SkuNotAvailable",
      message: "Not here. (request r-1)",
      status: 409,
      retryAfterMs: 7_000,
    });
  });

  it("without a body are told by their status", () => {
    expect(failureOf(answer(502, undefined))).toMatchObject({ code: "HTTP 502", message: "Azure answered 502." });
    expect(failureOfBody(undefined)).toEqual({ code: "OperationFailed", message: "Azure did not say why it failed." });
  });
});
