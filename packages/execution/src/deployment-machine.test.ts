import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  canMove,
  DEPLOYMENT_TRIGGERS,
  type DeploymentTrigger,
  GUARDS,
  MOVES,
  nextState,
  ruleOf,
  statesAfter,
} from "./deployment-machine.ts";
import { DEPLOYMENT_STATES, type DeploymentState, HOLDING_STATES, isTerminal } from "./deployment-state.ts";

const triggers = fc.array(fc.constantFrom(...DEPLOYMENT_TRIGGERS), { maxLength: 40 });
const byRightful = (from: DeploymentState, trigger: DeploymentTrigger) => nextState(from, trigger, ruleOf(trigger).by);

describe("the state machine of a deployment", () => {
  it("never leaves its table, whatever happens in whatever order, and nothing moves what is over", () => {
    fc.assert(
      fc.property(triggers, (sequence) => {
        let state: DeploymentState = "queued";
        for (const trigger of sequence) {
          const next = byRightful(state, trigger);
          expect(next.ok && isTerminal(state)).toBe(false);
          const after: DeploymentState = next.ok ? next.value : state;
          expect([state, ...statesAfter(state)]).toContain(after);
          state = after;
        }
      }),
    );
  });

  it("refuses what comes out of order with a class, the present state and what to do", () => {
    for (const from of DEPLOYMENT_STATES) {
      for (const trigger of DEPLOYMENT_TRIGGERS.filter((each) => !ruleOf(each).from.includes(from))) {
        const refused = byRightful(from, trigger);
        expect(refused).toMatchObject({
          ok: false,
          error: { code: "outOfOrder", message: expect.stringContaining("it is "), hint: /\.$/ },
        });
      }
    }
    expect(nextState("succeeded", "approve", "person")).toMatchObject({ error: { hint: expect.stringContaining("Plan again") } });
  });

  it("lets nobody make the move of somebody else", () => {
    expect(nextState("awaitingApproval", "approve", "worker")).toMatchObject({ ok: false, error: { code: "notTheirs" } });
    expect(nextState("awaitingApproval", "expire", "person")).toMatchObject({ ok: false, error: { code: "notTheirs" } });
  });

  it("reaches every state, leaves every state but the last ones, and holds the environment only on the way to an end", () => {
    const reached = new Set(DEPLOYMENT_STATES.flatMap(statesAfter));
    expect(DEPLOYMENT_STATES.filter((state) => state !== "queued" && !reached.has(state))).toEqual([]);
    expect(DEPLOYMENT_STATES.filter((state) => isTerminal(state) !== (statesAfter(state).length === 0))).toEqual([]);
    expect(HOLDING_STATES.filter((state) => isTerminal(state))).toEqual([]);
    expect(canMove("queued", "applying")).toBe(false);
  });

  it("has a use for every guard, and every move of a worker asks for the lease", () => {
    const rules = DEPLOYMENT_TRIGGERS.map(ruleOf);
    const used = new Set<string>(rules.flatMap(({ guards }) => guards));
    expect(Object.keys(GUARDS).filter((guard) => !used.has(guard))).toEqual([]);
    expect(rules.filter(({ by, guards }) => by === "worker" && !guards.includes("holdsLease"))).toEqual([]);
    expect(MOVES.approve.guards).toContain("sawThisPlan");
  });
});
