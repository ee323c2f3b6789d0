import { appendFileSync } from "node:fs";
import type { CloudDriver, Journal } from "@zerolake/execution";
import type { EnginePorts } from "../../apps/worker/src/worker-context.ts";

/** Every write of the journal, and every call to a cloud, is a point at which a worker can vanish: just before it, or just after. */
const JOURNAL_CALLS = ["load", "intend", "accept", "postpone", "succeed", "fail", "markUncertain", "skip", "append"] as const;
const CLOUD_CALLS = ["create", "update", "delete", "poll", "read", "find"] as const;

export interface Death {
  /** For example `journal.intend` or `cloud.create`; absent: at whatever comes. */
  readonly call?: string;
  readonly when: "before" | "after";
  /** At its how-manieth call of that kind, from 1. */
  readonly occurrence: number;
  /** Who does not come to that point dies after so many calls of any kind. */
  readonly anyOccurrence: number;
}

/** A death that is sent to one worker. */
export type Doom = Death & Pick<SeenDeath, "id">;

/** A death that happened, and in whose hands. */
export interface SeenDeath extends Death {
  readonly call: string;
  /** `journal`, or the way to the cloud: `cloudcontrol`, `sdk`, `arm`, `rest` … */
  readonly via: string;
  /** Of the worker that died. */
  readonly id: string;
}

export const DEADLY_CALLS: readonly string[] = [
  ...JOURNAL_CALLS.map((call) => `journal.${call}`),
  ...CLOUD_CALLS.map((call) => `cloud.${call}`),
];

/** Ports that end the process with SIGKILL at one point, and add a line of JSON about it to a file. Nothing is written down, closed or given back. */
export function deadlyPorts(death: Doom, file: string): (ports: EnginePorts) => EnginePorts {
  const countdown = { named: death.occurrence, any: death.anyOccurrence };
  return ({ journal, driver }) => ({
    journal: deadly<Journal>(journal, { prefix: "journal", calls: JOURNAL_CALLS, death, countdown, file }),
    driver: deadly<CloudDriver>(driver, { prefix: "cloud", calls: CLOUD_CALLS, death, countdown, file }),
  });
}

interface Trap {
  readonly prefix: string;
  readonly calls: readonly string[];
  readonly death: Doom;
  readonly countdown: { named: number; any: number };
  readonly file: string;
}

function deadly<Port extends object>(port: Port, { prefix, calls, death, countdown, file }: Trap): Port {
  const dieIn = (call: string, args: readonly unknown[]) => die({ ...death, call, via: viaOf(args) }, file);
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      const call = member.bind(target) as (...args: unknown[]) => unknown;
      const point = `${prefix}.${String(name)}`;
      if (!calls.includes(String(name))) return call;
      return async (...args: unknown[]) => {
        const isNamed = death.call === point && --countdown.named === 0;
        const isLast = --countdown.any === 0 || isNamed;
        if (isLast && death.when === "before") dieIn(point, args);
        const answer = await call(...args);
        if (isLast) dieIn(point, args);
        return answer;
      };
    },
  });
}

/** Who would have done the work, as the request or the identity says it. */
function viaOf(args: readonly unknown[]): string {
  const found = args.find((arg): arg is { via: string } => typeof arg === "object" && arg !== null && "via" in arg);
  return found?.via.split(":")[0] ?? "journal";
}

function die(seen: SeenDeath, file: string): void {
  appendFileSync(file, `${JSON.stringify(seen)}\n`);
  process.kill(process.pid, "SIGKILL");
}
