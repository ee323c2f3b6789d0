import { CONNECTION_CHECKS, type ConnectionCheck, type ConnectionTest, type ConnectionView } from "@zerolake/db";
import { type CloudDriver, type CloudIdentity, CloudRefusalError, NoAnswerError } from "@zerolake/execution";
import { sentenceOf } from "../sentence-of.ts";
import { otherAccount } from "./other-account.ts";

const ANSWER_LIMIT_MS = 10_000;

type Check = Omit<ConnectionCheck, "name">;
type Outcome = Omit<ConnectionTest, "connectionId" | "updatedAt">;

export interface ConnectionTestWays {
  connect(): Promise<CloudDriver>;
  askPermissions(driver: CloudDriver, identity: CloudIdentity): Promise<Check>;
  /** Called with everything seen so far, whenever something is begun. */
  tell(checks: readonly ConnectionCheck[]): Promise<void>;
}

/**
 * Looks at one thing after the other and tells each as it begins. Credentials that do not work, or lead to another account than
 * `known` has, end the test; a missing permission does not fail it, since a deployment may never need it.
 */
export async function testConnection(known: ConnectionView, { connect, askPermissions, tell }: ConnectionTestWays): Promise<Outcome> {
  const checks: ConnectionCheck[] = [];
  const look = async (name: ConnectionCheck["name"], ask: () => Promise<Check>): Promise<Check> => {
    await tell([...checks, { name, state: "running" }]);
    const check = { name, ...(await ask()) };
    checks.push(check);
    return check;
  };
  let reached: { driver: CloudDriver; told: CloudIdentity } | undefined;
  const credentials = await look("credentials", async () => {
    try {
      const driver = await connect();
      reached = { driver, told: await driver.whoAmI({ timeLimitMs: ANSWER_LIMIT_MS }) };
      return { state: "passed" };
    } catch (error) {
      return { state: "failed", detail: sentenceOf(error) };
    }
  });
  if (!reached) return stopped(checks, credentials);
  const { driver, told } = reached;
  const { account, identity, principal = null } = told;
  await look("identity", async () => ({ state: "passed", detail: identity }));
  const where = await look("account", async () => accountCheck(account, known.account));
  if (where.state === "failed") return stopped(checks, where);
  await look("region", () => regionCheck(driver, known.defaultRegion));
  await look("permissions", () => askPermissions(driver, told));
  return { isPassed: true, message: identity, account, principal, checks };
}

/** What is left was not asked; the list still says so, instead of being shorter. */
function stopped(checks: readonly ConnectionCheck[], { detail = "" }: Check): Outcome {
  const seen = new Set(checks.map(({ name }) => name));
  const left = CONNECTION_CHECKS.filter((name) => !seen.has(name));
  const rest = left.map((name): ConnectionCheck => ({ name, state: "unknown", detail: "Not asked, because of what failed before." }));
  return { isPassed: false, message: detail, checks: [...checks, ...rest] };
}

function accountCheck(account: string, recorded: string | null): Check {
  if (recorded !== null && recorded !== account) return { state: "failed", detail: otherAccount(account, recorded) };
  return { state: "passed", detail: account };
}

async function regionCheck(driver: CloudDriver, region: string): Promise<Check> {
  try {
    const zones = await driver.listZones({ timeLimitMs: ANSWER_LIMIT_MS });
    return zones.length === 0
      ? { state: "unknown", detail: `The cloud lists no zones in ${region}.` }
      : { state: "passed", detail: `${region} has the zones ${zones.join(", ")}.` };
  } catch (error) {
    if (error instanceof CloudRefusalError || error instanceof NoAnswerError) return { state: "unknown", detail: sentenceOf(error) };
    throw error;
  }
}
