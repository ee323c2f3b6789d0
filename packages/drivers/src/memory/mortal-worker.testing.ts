import { advanceRun, type CloudDriver, type Journal, type TurnOutcome } from "@zerolake/execution";
import type { EngineWorld } from "./engine-world.testing.ts";

/** What a worker dies of. From then on none of its calls does anything any more. */
class Killed extends Error {}

export interface Kill {
  /** At which call to a port it dies, counted from 1. */
  readonly at: number;
  /** Counts calls of this name only. */
  readonly call?: string;
  /** Whether that call still has its effect. */
  readonly when: "before" | "after";
}

type Ports = { readonly journal: Journal; readonly driver: CloudDriver };

/** Ports of a worker that dies at one of its calls; `life` tells whether it came to that. */
function mortal(ports: Ports, kill: Kill, life: { isOver: boolean }): Ports {
  let calls = 0;
  const guard = <Target extends object>(target: Target): Target =>
    new Proxy(target, {
      get(object, key) {
        const member: unknown = Reflect.get(object, key);
        if (typeof member !== "function" || key === "honoursToken" || key === "isMadeInSteps") return member;
        return async (...input: unknown[]): Promise<unknown> => {
          if (life.isOver) throw new Killed();
          if (kill.call === undefined || kill.call === key) calls += 1;
          if (calls === kill.at) life.isOver = true;
          if (life.isOver && kill.when === "before") throw new Killed();
          const output: unknown = await Reflect.apply(member, object, input);
          if (life.isOver) throw new Killed();
          return output;
        };
      },
    });
  return { journal: guard(ports.journal), driver: guard(ports.driver) };
}

/** Runs to the end with a new worker after every kill; returns how many kills struck. */
export async function survive(
  world: EngineWorld,
  kills: readonly Kill[],
): Promise<{ readonly outcome: TurnOutcome; readonly struck: number }> {
  let struck = 0;
  for (const kill of kills) {
    const life = { isOver: false };
    const deps = world.worker((ports) => mortal(ports, kill, life));
    try {
      for (;;) {
        const outcome = await advanceRun(deps);
        if (outcome.state === "finished") return { outcome, struck };
        world.time.nowMs += outcome.wakeAfterMs;
      }
    } catch (thrown) {
      if (!life.isOver) throw thrown;
      struck += 1;
      // The lease runs out before anybody else may take it.
      world.time.nowMs += 60_000;
    }
  }
  return { outcome: await world.finish(), struck };
}
