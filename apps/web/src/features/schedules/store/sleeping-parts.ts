import { hibernationOf } from "@zerolake/catalog";
import type { RecordedResource } from "@zerolake/planner";

/** What becomes of one component while its environment sleeps. */
export interface SleepingPart {
  readonly id: string;
  readonly title: string;
  readonly because: string;
  /** All of it stops, some of it does, or nothing. */
  readonly fate: "stops" | "stopsInPart" | "stays";
  readonly resources: number;
  readonly going: number;
}

interface Drawn {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
}

/** `going`: addresses that the plan takes away. What a cloud makes of a component may hold data although its kind stops: then it stays. */
export function sleepingParts(
  components: readonly Drawn[],
  recorded: readonly Pick<RecordedResource, "address" | "component" | "holdsData">[],
  going: ReadonlySet<string>,
): readonly SleepingPart[] {
  return components.map(({ id, kind, title }) => {
    const own = recorded.filter(({ component }) => component === id);
    const gone = own.filter(({ address }) => going.has(address)).length;
    const { isStopped, because } = hibernationOf(kind);
    const about = { id, title, resources: own.length, going: gone };
    if (!isStopped) return { ...about, fate: "stays", because };
    if (gone === 0) return { ...about, fate: "stays", because: "What this cloud makes of it holds data, such as its state." };
    const isInPart = own.some(({ address, holdsData }) => holdsData && !going.has(address));
    return isInPart
      ? { ...about, fate: "stopsInPart", because: "In part: what of it holds data stays, and what that needs." }
      : { ...about, fate: "stops", because };
  });
}
