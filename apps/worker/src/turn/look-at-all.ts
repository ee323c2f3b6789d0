import type { NewObservation } from "@zerolake/db";
import type { CloudDriver } from "@zerolake/execution";
import type { RecordedResource } from "@zerolake/planner";

const READS_IN_FLIGHT = 16;
const READ_LIMIT_MS = 15_000;

/** What the cloud says about one recorded resource now. */
export interface Look {
  readonly address: string;
  readonly observation?: NewObservation;
  /** The cloud did not let us look; that proves nothing about the resource. */
  readonly unreadable?: string;
}

/** Reads every resource again, some at a time. A read that fails is an answer too: it never throws. */
export async function lookAtAll(driver: CloudDriver, recorded: readonly RecordedResource[]): Promise<readonly Look[]> {
  const looks: Look[] = [];
  const queue = [...recorded];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) looks.push(await look(driver, next));
  };
  await Promise.all(Array.from({ length: READS_IN_FLIGHT }, work));
  return looks;
}

async function look(driver: CloudDriver, { address, type, via, identifier }: RecordedResource): Promise<Look> {
  try {
    const found = await driver.read({ address, type, via, identifier }, { timeLimitMs: READ_LIMIT_MS });
    const attributes = found ? { identifier: found.identifier, attributes: found.attributes } : {};
    return { address, observation: { address, exists: found !== undefined, ...attributes } };
  } catch (error) {
    return { address, unreadable: error instanceof Error ? error.message : String(error) };
  }
}
