import type { OperationStatus } from "@zerolake/execution";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { serviceRequest } from "../service-sandbox.testing.ts";
import { GoogleSandbox, REGION } from "./google-sandbox.testing.ts";

const LIMIT = { timeLimitMs: 10_000 };
const signal = () => AbortSignal.timeout(LIMIT.timeLimitMs);

let sandbox: GoogleSandbox;
beforeAll(async () => {
  sandbox = await GoogleSandbox.start("sandbox_google_safe");
});
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.reset());

async function made(type: string, resourcePath: string, properties = {}): Promise<void> {
  const wanted = { ...serviceRequest("google", type, { properties: { resourcePath, ...properties } }), via: "rest:google" };
  const begun = await sandbox.driver.create(wanted, { ...LIMIT, token: resourcePath });
  const { poll } = sandbox.driver;
  const ended = begun.state === "pending" ? await vi.waitUntil(async () => endOf(await poll(begun.operation, wanted, LIMIT))) : begun;
  expect(ended).toMatchObject({ state: "done" });
}

function endOf(status: OperationStatus): OperationStatus | undefined {
  return status.state === "pending" ? undefined : status;
}

async function emptySecret(): Promise<string> {
  const place = `projects/${sandbox.project}/secrets/zl-key`;
  await made("serviceusage.service", `projects/${sandbox.project}/services/secretmanager.googleapis.com`);
  await made("secretmanager.secret", place, { replication: { userManaged: { replicas: [{ location: REGION }] } } });
  return place;
}

it("keeps the newest text of a secret, and none before the first", async () => {
  const place = await emptySecret();
  const { safe } = sandbox.driver;
  expect(await safe.read(place, signal())).toBeUndefined();
  await safe.write(place, "first", signal());
  await safe.write(place, "über", signal());
  expect(await safe.read(place, signal())).toBe("über");
});

it("says what stands in the way of a write, and reads nothing where no secret is", async () => {
  const place = await emptySecret();
  const other = `${place}-other`;
  expect(await sandbox.driver.safe.read(other, signal())).toBeUndefined();
  await expect(sandbox.driver.safe.write(other, "text", signal())).rejects.toMatchObject({ error: { class: "notFound" } });
});
