import type { PreflightQuestion, QuotaQuestion } from "@zerolake/execution";
import type { Plan, PlanAction, PlanStep } from "@zerolake/planner";
import type { Address, Cloud } from "@zerolake/resources";
import type { CloudKnowledge, PlannedResource, QuotaNeed, Verb } from "./cloud-knowledge.ts";
import { knowledgeOf } from "./knowledge-of.ts";

/** What the engine does in a step. A create first looks whether the resource is there. */
const VERBS: Readonly<Record<PlanAction, readonly Verb[]>> = {
  create: ["create", "read"],
  update: ["update", "read"],
  replace: ["create", "read", "delete"],
  destroy: ["delete", "read"],
  adopt: ["read", "update"],
  read: ["read"],
  none: [],
  deferred: [],
};

interface Work {
  readonly address: Address;
  readonly verbs: readonly Verb[];
  readonly resource: PlannedResource;
}

/**
 * Everything that has to be true before the plan may begin, each thing asked once with all the resources that need it. The same plan has
 * the same questions in the same order.
 */
export function questionsOf(plan: Plan, cloud: Cloud): readonly PreflightQuestion[] {
  const knowledge = knowledgeOf(cloud);
  const works = plan.steps.filter((step) => knowledge.handles(viaOf(step))).flatMap(workOf);
  const creations = works.filter(({ verbs }) => verbs.includes("create"));
  return [
    ...gather(works, ({ resource, verbs }) => verbs.flatMap((verb) => knowledge.actionsOf(resource, verb))).map(
      ([action, addresses]) => ({ area: "permissions", action, addresses }) as const,
    ),
    ...gather(creations, ({ resource }) => knowledge.servicesOf(resource)).map(
      ([service, addresses]) => ({ area: "services", service, addresses }) as const,
    ),
    ...gather(creations, ({ resource }) => knowledge.placedOf(resource)).map(
      ([service, addresses]) => ({ area: "regions", service, addresses }) as const,
    ),
    ...quotaQuestions(creations, knowledge),
    ...gather(creations, ({ resource }) => knowledge.machineTypesOf(resource)).map(
      ([machineType, addresses]) => ({ area: "availability", machineType, addresses }) as const,
    ),
    ...creations.flatMap(({ address, resource }) => {
      const name = knowledge.nameOf(resource);
      return name === undefined ? [] : [{ area: "names", type: resource.type, name, addresses: [address] } as const];
    }),
  ];
}

function viaOf({ desired, prior }: PlanStep): string {
  return desired?.via ?? prior?.via ?? "";
}

function workOf({ address, action, desired, prior, type }: PlanStep): readonly Work[] {
  const verbs = VERBS[action];
  return verbs.length === 0 ? [] : [{ address, verbs, resource: { type, properties: desired?.properties ?? prior?.properties ?? {} } }];
}

/** Each need once, in alphabetical order, with the addresses that have it in the order of the plan. */
function gather(works: readonly Work[], needsOf: (work: Work) => readonly string[]): readonly (readonly [string, readonly Address[]])[] {
  const addresses = new Map<string, Address[]>();
  for (const work of works) {
    for (const need of new Set(needsOf(work))) addresses.set(need, [...(addresses.get(need) ?? []), work.address]);
  }
  return [...addresses].sort(([left], [right]) => (left < right ? -1 : 1));
}

/** Needs of one limit are added up, machine type by machine type. */
function quotaQuestions(creations: readonly Work[], knowledge: CloudKnowledge): readonly QuotaQuestion[] {
  const found = new Map<string, QuotaQuestion>();
  for (const { address, resource } of creations) {
    for (const { amount, ...need } of knowledge.quotasOf(resource)) {
      const known = found.get(keyOf(need)) ?? { area: "quotas", ...need, needed: 0, addresses: [] };
      const addresses = known.addresses.includes(address) ? known.addresses : [...known.addresses, address];
      found.set(keyOf(need), { ...known, needed: known.needed + amount, addresses });
    }
  }
  return [...found].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, question]) => question);
}

function keyOf({ service, quota, machineType = "" }: Omit<QuotaNeed, "amount">): string {
  return `${service} ${quota} ${machineType}`;
}
