import { expect, it } from "vitest";
import { deploymentPolicy, servicePrefixes } from "./deployment-policy.ts";

it("names each service once, as IAM does", () => {
  const prefixes = servicePrefixes();
  expect(prefixes).toEqual([...new Set(prefixes)].toSorted());
  expect(prefixes).toEqual(expect.arrayContaining(["kafka", "states", "aoss", "firehose", "s3", "glue", "iam"]));
  expect(prefixes.every((prefix) => /^[a-z0-9-]+$/u.test(prefix))).toBe(true);
});

it("fits into one managed policy: at most 6,144 characters without spaces", () => {
  expect(JSON.stringify(deploymentPolicy()).length).toBeLessThanOrEqual(6_144);
});
