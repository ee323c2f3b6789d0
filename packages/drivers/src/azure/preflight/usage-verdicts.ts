import type { PreflightVerdict, QuotaQuestion } from "@zerolake/execution";
import { isMap } from "@zerolake/resources";
import { type Limit, quotaVerdict } from "../../quota-verdict.ts";
import type { AzureCall } from "../azure-call.ts";
import { listPages } from "./list-pages.ts";
import type { Machine } from "./machines.ts";

/** Each service lists its own limits, in a version of its own. */
const API_VERSIONS: Readonly<Record<string, string>> = {
  "Microsoft.Compute": "2024-07-01",
  "Microsoft.Network": "2025-03-01",
  "Microsoft.Search": "2025-05-01",
  "Microsoft.Storage": "2025-08-01",
};

/** Limits of the subscription in the region, what it uses of them, and what the plan adds. Cores are limited in all and by family. */
export async function usageVerdicts(
  call: AzureCall,
  asked: readonly QuotaQuestion[],
  readMachines: () => Promise<ReadonlyMap<string, Machine>>,
): Promise<readonly PreflightVerdict[]> {
  const services = [...new Set(asked.map(({ service }) => service))];
  const lists = new Map(await Promise.all(services.map(async (service) => [service, await usagesOf(call, service)] as const)));
  const machines = asked.some(({ machineType }) => machineType !== undefined) ? await readMachines() : new Map<string, Machine>();
  return asked.map((question) => {
    const counted = countsOf(question, asked, machines);
    const usages = lists.get(question.service) ?? new Map<string, Limit>();
    const verdicts = counted.map(({ quota, needed }) => verdictOf(question, quota, usages.get(quota.toLowerCase()), needed));
    return verdicts.find(({ answer }) => answer === "no") ?? verdicts[0] ?? { answer: "unknown", detail: SIZES_UNKNOWN };
  });
}

/** The limits that a question touches, with all that the plan needs of each. */
function countsOf(question: QuotaQuestion, asked: readonly QuotaQuestion[], machines: ReadonlyMap<string, Machine>) {
  const sameLimit = asked.filter(({ service, quota }) => service === question.service && quota === question.quota);
  if (question.machineType === undefined) return [{ quota: question.quota, needed: sum(sameLimit.map(({ needed }) => needed)) }];
  const sized = sameLimit.flatMap(({ needed, machineType = "" }) => {
    const machine = machines.get(machineType.toLowerCase());
    return machine ? [{ family: machine.family, cores: needed * machine.vcpus }] : [];
  });
  const family = machines.get(question.machineType.toLowerCase())?.family;
  if (family === undefined) return [];
  return [
    { quota: question.quota, needed: sum(sized.map(({ cores }) => cores)) },
    { quota: family, needed: sum(sized.filter((size) => size.family === family).map(({ cores }) => cores)) },
  ];
}

async function usagesOf(call: AzureCall, service: string): Promise<ReadonlyMap<string, Limit>> {
  const version = API_VERSIONS[service];
  if (version === undefined) return new Map();
  const path = `/subscriptions/${call.subscription}/providers/${service}/locations/${call.region}/usages?api-version=${version}`;
  const list = await listPages(call, path);
  return new Map(
    list.map(({ name, currentValue, limit }) => {
      const value = isMap(name) ? String(name["value"]) : "";
      return [value.toLowerCase(), { used: Number(currentValue), limit: Number(limit) }];
    }),
  );
}

const SIZES_UNKNOWN = "Azure does not know the machines.";

function verdictOf(question: QuotaQuestion, quota: string, granted: Limit | undefined, needed: number): PreflightVerdict {
  return quotaVerdict(
    { quota, unit: question.unit },
    { granted, needed },
    {
      unlisted: `${question.service} lists no limit "${quota}" in this region.`,
      unsized: SIZES_UNKNOWN,
      remedy: "Ask for more under Quotas in the Azure portal, choose a smaller size, or another region.",
    },
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
