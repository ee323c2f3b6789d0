import type { ConnectionCheck, Service } from "@zerolake/db";
import type { ServiceDriver } from "@zerolake/drivers";
import { CloudRefusalError, NoAnswerError, type ResourceRequest } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { sentenceOf } from "../sentence-of.ts";

const LIMIT = { timeLimitMs: 10_000, token: "0".repeat(64) };
/** A name that nothing has: whoever may look is told that it is not there. */
const NOTHING = "zerolake-connection-test";

const REFUSED = ["credentials", "identity", "account", "permissions"] as const;
const UNREACHED = ["account", "credentials", "identity", "permissions"] as const;

interface Look {
  /** What a deployment makes there, in the plural. */
  readonly what: string;
  readonly type: string;
  readonly properties: (account: string) => PropertyMap;
}

/** One look at each kind of thing that deployments need most; nothing is made. */
const LOOKS: Readonly<Record<Service, readonly Look[]>> = {
  databricks: [
    { what: "jobs", type: "databricks.job", properties: (workspace) => ({ resourcePath: `${workspace}/jobs`, name: NOTHING }) },
    {
      what: "catalogs of Unity",
      type: "databricks.catalog",
      properties: (workspace) => ({ resourcePath: `${workspace}/api/2.1/unity-catalog/catalogs/${NOTHING}` }),
    },
  ],
  confluent: [
    { what: "environments", type: "confluent.environment", properties: () => ({ resourcePath: "environments", display_name: NOTHING }) },
    {
      what: "service accounts",
      type: "confluent.serviceAccount",
      properties: () => ({ resourcePath: "service-accounts", display_name: NOTHING }),
    },
  ],
};

export interface ServiceOutcome {
  readonly isPassed: boolean;
  /** Who we are there, or what was said and what to do. */
  readonly message: string;
  readonly checks: readonly ConnectionCheck[];
}

/**
 * Looks whether an account at a service works: its credentials, who we are there, and whether we may look at what deployments make. Each step is
 * told as it begins. A missing right does not fail the test, since a deployment may never need it.
 */
export async function testService(
  service: Service,
  driver: ServiceDriver,
  tell: (checks: readonly ConnectionCheck[]) => Promise<void>,
): Promise<ServiceOutcome> {
  await tell([{ name: "credentials", state: "running" }]);
  try {
    const { account, identity } = await driver.whoAmI(LIMIT);
    const known: readonly ConnectionCheck[] = [
      { name: "credentials", state: "passed" },
      { name: "identity", state: "passed", detail: identity },
      { name: "account", state: "passed", detail: account },
    ];
    await tell([...known, { name: "permissions", state: "running" }]);
    const permissions = await permissionCheck(service, driver, account);
    return { isPassed: true, message: identity, checks: [...known, permissions] };
  } catch (error) {
    return stopped(error);
  }
}

/** Who gave no answer has not seen the credentials: the account's address is to blame, and stands first. */
function stopped(error: unknown): ServiceOutcome {
  const detail = sentenceOf(error);
  const [failed, ...left] = error instanceof NoAnswerError ? UNREACHED : REFUSED;
  const rest = left.map((name): ConnectionCheck => ({ name, state: "unknown", detail: "Not asked, because of what failed before." }));
  return { isPassed: false, message: detail, checks: [{ name: failed, state: "failed", detail }, ...rest] };
}

async function permissionCheck(service: Service, driver: ServiceDriver, account: string): Promise<ConnectionCheck> {
  const missing: string[] = [];
  const seen: string[] = [];
  for (const { what, type, properties } of LOOKS[service]) {
    try {
      await driver.find(requestOf(service, type, properties(account)), LIMIT);
      seen.push(what);
    } catch (error) {
      if (error instanceof NoAnswerError) return { name: "permissions", state: "unknown", detail: sentenceOf(error) };
      if (!(error instanceof CloudRefusalError)) throw error;
      missing.push(`${what} (${sentenceOf(error)})`);
    }
  }
  return missing.length > 0
    ? { name: "permissions", state: "failed", detail: `It may not look at ${missing.join(", ")}` }
    : { name: "permissions", state: "passed", detail: `It may look at ${seen.join(" and ")}. What it may make, a deployment shows.` };
}

function requestOf(service: Service, type: string, properties: PropertyMap): ResourceRequest {
  return {
    address: "connection.test",
    type,
    via: `rest:${service}`,
    properties,
    facts: { createOnly: [], readOnly: [], writeOnly: [], identifier: ["resourcePath"], hasUniqueName: false, tags: null },
    owner: { installation: "", environment: "", component: "connection", address: "connection.test" },
  };
}
