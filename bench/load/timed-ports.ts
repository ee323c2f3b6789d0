import type { EnginePorts } from "../../apps/worker/src/worker-context.ts";

/** One call of the engine to its journal or to a cloud; in milliseconds since 1970, as even as a monotonic clock. */
export interface TimedCall {
  readonly port: "journal" | "cloud";
  readonly call: string;
  /** What the call is about, where its arguments say it. */
  readonly address?: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Ports that note how long each of their calls takes. */
export function timedPorts(calls: TimedCall[]): (ports: EnginePorts) => EnginePorts {
  const entries = new Map<string, string>();
  return ({ journal, driver }) => ({
    journal: timed(journal, { port: "journal", calls, entries }),
    driver: timed(driver, { port: "cloud", calls, entries }),
  });
}

interface Notes extends Pick<TimedCall, "port"> {
  readonly calls: TimedCall[];
  /** Addresses by the journal's entries, which later calls name. */
  readonly entries: Map<string, string>;
}

function timed<Port extends object>(target: Port, { port, calls, entries }: Notes): Port {
  return new Proxy(target, {
    get(object, name) {
      const member: unknown = Reflect.get(object, name);
      if (typeof member !== "function") return member;
      const call = member.bind(object) as (...args: unknown[]) => unknown;
      return (...args: unknown[]) => {
        const answer = call(...args);
        if (!(answer instanceof Promise)) return answer;
        const fromMs = now();
        const address = addressOf(args, entries);
        const note = () => {
          calls.push({ port, call: String(name), ...(address === undefined ? {} : { address }), fromMs, toMs: now() });
        };
        if (address !== undefined)
          void answer.then(
            (value) => keepEntry(value, address, entries),
            () => undefined,
          );
        return answer.finally(note);
      };
    },
  });
}

/** Comparable with the clock of another process of this machine. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

function addressOf(args: readonly unknown[], entries: Notes["entries"]): string | undefined {
  const named = args.find((arg): arg is { address: string } => typeof arg === "object" && arg !== null && "address" in arg);
  return named?.address ?? (typeof args[0] === "string" ? entries.get(args[0]) : undefined);
}

/** The answer to an intent names its entry. */
function keepEntry(answer: unknown, address: string, entries: Notes["entries"]): void {
  if (typeof answer === "object" && answer !== null && "entryId" in answer) entries.set(String(answer.entryId), address);
}
