import { type CloudDriver, CloudRefusalError, NoAnswerError } from "@zerolake/execution";
import { secretsIn } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { hidingDriver } from "./hiding-driver.ts";

const credentials = { tenantId: "11111111-1111", clientId: "22222222-2222", clientSecret: "wJalrXUtnFEMI" };
const error = {
  class: "permission",
  code: "Denied",
  message: `Secret wJalrXUtnFEMI of tenant ${credentials.tenantId} is wrong`,
  remedy: "Enter it again.",
} as const;
const told = `Secret [removed] of tenant ${credentials.tenantId} is wrong`;

/** As far as the test asks. */
function driverThat(answers: Partial<CloudDriver>): CloudDriver {
  return hidingDriver(answers as CloudDriver, secretsIn([credentials]));
}
const CALL = { timeLimitMs: 1_000 };

describe("a driver that hides secrets", () => {
  it("takes them out of a failed operation, a refusal and silence, and leaves names of accounts", async () => {
    const driver = driverThat({
      poll: () => Promise.resolve({ state: "failed", error }),
      whoAmI: () => Promise.reject(new CloudRefusalError(error)),
      listZones: () => Promise.reject(new NoAnswerError("proxy said wJalrXUtnFEMI", { cause: new Error("wJalrXUtnFEMI"), refusal: error })),
    });
    expect(await driver.poll("o", { type: "t", via: "v" } as never, CALL)).toMatchObject({ error: { message: told } });
    await expect(driver.whoAmI(CALL)).rejects.toMatchObject({ error: { message: told }, message: `Denied: ${told}` });
    await expect(driver.listZones(CALL)).rejects.toMatchObject({
      message: "proxy said [removed]",
      cause: { message: "[removed]" },
      refusal: { message: told },
    });
  });

  it("hands on what succeeds, and what answers at once", async () => {
    const done = { state: "done", identifier: "i", attributes: { password: "wJalrXUtnFEMI" } } as const;
    const driver = driverThat({ poll: () => Promise.resolve(done), honoursToken: () => true });
    expect(await driver.poll("o", { type: "t", via: "v" } as never, CALL)).toEqual(done);
    expect(driver.honoursToken("t", "v")).toBe(true);
  });
});
