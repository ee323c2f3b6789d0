import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { DEPLOYMENT_STATES, HOLDING_STATES, isTerminal, TRANSITIONS } from "./deployment-state.ts";

/** The state machine as Mermaid text, drawn from the data that the database enforces. */
function stateDiagram(): string {
  const moves = DEPLOYMENT_STATES.flatMap((from) => TRANSITIONS[from].map((to) => `    ${from} --> ${to}`));
  const ends = DEPLOYMENT_STATES.filter(isTerminal).map((state) => `    ${state} --> [*]`);
  return ["stateDiagram-v2", "    [*] --> queued", ...moves, ...ends].join("\n");
}

it("draws every legal move of a deployment in the README, and no other", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  expect(readme).toContain(`\`\`\`mermaid\n${stateDiagram()}\n\`\`\``);
});

it("never leaves a terminal state, reaches every state, and holds the environment only on the way to an end", () => {
  const reached = new Set(DEPLOYMENT_STATES.flatMap((from) => TRANSITIONS[from]));
  expect(DEPLOYMENT_STATES.filter((state) => state !== "queued" && !reached.has(state))).toEqual([]);
  expect(DEPLOYMENT_STATES.filter((state) => isTerminal(state) !== (TRANSITIONS[state].length === 0))).toEqual([]);
  expect(HOLDING_STATES.filter((state) => isTerminal(state))).toEqual([]);
});
