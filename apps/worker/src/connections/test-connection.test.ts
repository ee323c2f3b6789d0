import type { ConnectionCheck, ConnectionView } from "@zerolake/db";
import { createMemoryDriver, MemoryCloud } from "@zerolake/drivers";
import { type CloudDriver, CloudRefusalError, NoAnswerError } from "@zerolake/execution";
import { describe, expect, it } from "vitest";
import { testConnection } from "./test-connection.ts";

const REFUSED = new CloudRefusalError({
  class: "permission",
  code: "InvalidClientTokenId",
  message: "The token is invalid",
  remedy: "Renew it.",
});
const known = (account: string | null) => ({ account, defaultRegion: "eu-central-1" }) as ConnectionView;

interface Ways {
  readonly account?: string | null;
  readonly zones?: readonly string[] | "refused";
  readonly connect?: () => Promise<CloudDriver>;
}

/** The outcome, and what was told on the way: `name state` of the last check each time. */
async function run({ account = null, zones = ["a", "b"], connect }: Ways) {
  const told: string[] = [];
  const driver = createMemoryDriver(new MemoryCloud({ zones }));
  const outcome = await testConnection(known(account), {
    connect: connect ?? (() => Promise.resolve(driver)),
    askPermissions: () => Promise.resolve({ state: "passed", detail: "All there." }),
    tell: async (checks) => void told.push(wordOf(checks.at(-1))),
  });
  return { outcome, told, words: outcome.checks?.map(wordOf) };
}

function wordOf(check: ConnectionCheck | undefined): string {
  return `${check?.name} ${check?.state}`;
}

describe("the test of a connection", () => {
  it("tells each step when it begins, and ends with who we are and where", async () => {
    const { outcome, told, words } = await run({});
    expect(told).toEqual(["credentials", "identity", "account", "region", "permissions"].map((name) => `${name} running`));
    expect(words).toEqual(["credentials", "identity", "account", "region", "permissions"].map((name) => `${name} passed`));
    expect(outcome).toMatchObject({ isPassed: true, message: "memory", account: "000000000000" });
    expect(outcome.checks?.[3]?.detail).toBe("eu-central-1 has the zones a, b.");
  });

  it.each([
    ["a refusal", REFUSED, /InvalidClientTokenId: The token is invalid\. Renew it\./],
    ["silence", new NoAnswerError("No answer"), /No answer\. Check the network/],
  ])("ends at credentials that meet %s, and says what was not asked", async (_, error, sentence) => {
    const { outcome, told, words } = await run({ connect: () => Promise.reject(error) });
    expect(told).toEqual(["credentials running"]);
    expect(words).toEqual(["credentials failed", "identity unknown", "account unknown", "region unknown", "permissions unknown"]);
    expect(outcome.isPassed).toBe(false);
    expect(outcome.message).toMatch(sentence);
    expect(outcome.account).toBeUndefined();
  });

  it("ends at another account than the recorded one: nothing more is asked there", async () => {
    const { outcome, words } = await run({ account: "999999999999" });
    expect(words).toEqual(["credentials passed", "identity passed", "account failed", "region unknown", "permissions unknown"]);
    expect(outcome).toMatchObject({ isPassed: false, message: expect.stringMatching(/belong to account 000000000000/) });
  });

  it("passes where the cloud does not list its zones, and says that it could not be checked", async () => {
    expect((await run({ zones: "refused" })).words?.[3]).toBe("region unknown");
    const { outcome, words } = await run({ zones: [] });
    expect([outcome.isPassed, words?.[3]]).toEqual([true, "region unknown"]);
  });
});
