import { type CallOptions, type CloudDriver, NoAnswerError } from "@zerolake/execution";

type TimeLimit = Pick<CallOptions, "timeLimitMs">;

/**
 * A driver that proves before each call that it still leads to the right account: a long turn outlives the proof it began with.
 * What `prove` throws leaves the call unmade, and the engine takes it for no answer: the call stays open. The time that proving
 * took is the call's, which must end before the lease does.
 */
export function provenDriver(driver: CloudDriver, prove: () => Promise<void>): CloudDriver {
  async function proven<Options extends TimeLimit>(call: Options): Promise<Options> {
    const startedMs = performance.now();
    await prove();
    const timeLimitMs = Math.floor(call.timeLimitMs - (performance.now() - startedMs));
    if (timeLimitMs <= 0) throw new NoAnswerError("Proving the account took the time of the call");
    return { ...call, timeLimitMs };
  }
  return {
    create: async (request, call) => driver.create(request, await proven(call)),
    update: async (identity, prior, request, call) => driver.update(identity, prior, request, await proven(call)),
    delete: async (identity, prior, call) => driver.delete(identity, prior, await proven(call)),
    poll: async (operation, identity, call) => driver.poll(operation, identity, await proven(call)),
    read: async (identity, call) => driver.read(identity, await proven(call)),
    find: async (request, call) => driver.find(request, await proven(call)),
    describe: async (type, call) => driver.describe(type, await proven(call)),
    listZones: async (call) => driver.listZones(await proven(call)),
    inspect: async (questions, call) => driver.inspect(questions, await proven(call)),
    listOwned: async (installation, call) => driver.listOwned(installation, await proven(call)),
    listExisting: async (type, via, call) => driver.listExisting(type, via, await proven(call)),
    listActivity: async (identity, since, call) => driver.listActivity(identity, since, await proven(call)),
    readMetrics: async (questions, call) => driver.readMetrics(questions, await proven(call)),
    whoAmI: (call) => driver.whoAmI(call),
    honoursToken: (type, via) => driver.honoursToken(type, via),
    isMadeInSteps: (type, via) => driver.isMadeInSteps(type, via),
  };
}
