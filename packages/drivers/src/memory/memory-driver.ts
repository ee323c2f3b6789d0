import { type CloudDriver, CloudRefusalError } from "@zerolake/execution";
import { DENIED } from "./faults.ts";
import { principalIn } from "./memory-activity.ts";
import { MemoryCloud } from "./memory-cloud.ts";
import type { MemoryCloudOptions } from "./memory-cloud-options.ts";

/** A driver for a cloud in the process. Several drivers can speak to one cloud, as workers do. */
export function createMemoryDriver(cloud: MemoryCloud | MemoryCloudOptions = {}): CloudDriver {
  const target = cloud instanceof MemoryCloud ? cloud : new MemoryCloud(cloud);
  return {
    create: (request, call) => target.create(request, call),
    update: (identity, prior, request, call) => target.update(identity, prior, request, call),
    delete: (identity, _prior, call) => target.delete(identity, call),
    poll: (operation, { address }) => target.poll(operation, address),
    read: (identity) => target.read(identity),
    honoursToken: () => target.honoursTokens,
    isMadeInSteps: () => target.makesInSteps,
    find: (request, call) => target.find(request, call),
    describe: (type) => Promise.resolve(target.describe(type)),
    async whoAmI() {
      const { account } = target;
      return { account, identity: "memory", principal: principalIn(account) };
    },
    async inspect(questions) {
      const { deniedActions } = target;
      return questions.map((question) =>
        question.area === "permissions" && deniedActions.includes(question.action)
          ? { answer: "no", detail: "It is denied.", remedy: "Allow it." }
          : { answer: "yes" },
      );
    },
    listOwned: (installation) => Promise.resolve({ resources: target.listOwned(installation), gaps: [] }),
    listActivity: ({ identifier }, since) => Promise.resolve(target.listActivity(identifier, since)),
    listExisting: (type) => Promise.resolve(target.listExisting(type)),
    readMetrics: (questions) => target.readMetrics(questions),
    async listZones() {
      if (target.zones === "refused") throw new CloudRefusalError(DENIED);
      return target.zones ?? [];
    },
  };
}
