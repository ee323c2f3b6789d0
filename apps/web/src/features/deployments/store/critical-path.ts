import { operationMinutes, orderOperations, type Plan, planOperations } from "@zerolake/planner";

/** The chain of waits that decides how long a run takes. */
export interface CriticalPath {
  readonly addresses: ReadonlySet<string>;
  /** Its components in the order in which they come, each once. */
  readonly components: readonly string[];
  /** Usual minutes along it, [low, high]. */
  readonly minutes: readonly [number, number];
}

interface Arrival {
  readonly minutes: readonly [number, number];
  readonly previous: string | undefined;
}

/** The longest chain by the usual upper times. Linear in operations and waits; `undefined` when nothing takes time. */
export function criticalPathOf(plan: Pick<Plan, "steps">): CriticalPath | undefined {
  const operations = planOperations(plan);
  const stepOf = new Map(operations.map((operation) => [operation.id as string, operation.step]));
  const arrivals = new Map<string, Arrival>();
  let last: string | undefined;
  for (const operation of orderOperations(operations)) {
    const [low, high] = operationMinutes(operation);
    const previous = longest(operation.waitsFor, arrivals);
    const before = previous === undefined ? undefined : arrivals.get(previous);
    arrivals.set(operation.id, { minutes: [low + (before?.minutes[0] ?? 0), high + (before?.minutes[1] ?? 0)], previous });
    last = longest([operation.id, ...(last === undefined ? [] : [last])], arrivals);
  }
  const end = last === undefined ? undefined : arrivals.get(last);
  if (last === undefined || !end || end.minutes[1] <= 0) return undefined;
  const chain: string[] = [];
  for (let id: string | undefined = last; id !== undefined; id = arrivals.get(id)?.previous) chain.unshift(id);
  const steps = chain.flatMap((id) => stepOf.get(id) ?? []);
  return {
    addresses: new Set(steps.map(({ address }) => address)),
    components: [...new Set(steps.map(({ component }) => component))],
    minutes: end.minutes,
  };
}

function longest(ids: readonly string[], arrivals: ReadonlyMap<string, Arrival>): string | undefined {
  const high = (id: string) => arrivals.get(id)?.minutes[1] ?? 0;
  return ids.reduce<string | undefined>((best, id) => (best === undefined || high(id) > high(best) ? id : best), undefined);
}
