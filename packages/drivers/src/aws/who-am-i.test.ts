import { describe, expect, it } from "vitest";
import { principalOf } from "./who-am-i.ts";

describe("how a policy names who deploys", () => {
  it.each([
    ["arn:aws:sts::123456789012:assumed-role/Deployer/worker-1", "arn:aws:iam::123456789012:role/Deployer"],
    ["arn:aws-cn:sts::123456789012:assumed-role/Deployer/a/b", "arn:aws-cn:iam::123456789012:role/Deployer"],
    ["arn:aws:iam::123456789012:user/people/ann", "arn:aws:iam::123456789012:user/people/ann"],
  ])("%s is named %s", (caller, principal) => expect(principalOf(caller)).toBe(principal));

  it.each(["arn:aws:iam::123456789012:root", "arn:aws:sts::123456789012:federated-user/ann", ""])("nothing names %s", (caller) =>
    expect(principalOf(caller)).toBeUndefined(),
  );
});
