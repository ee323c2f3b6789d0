import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { DEPLOYMENT_TRIGGERS, GUARDS, type Guard, ruleOf } from "./deployment-machine.ts";
import { DEPLOYMENT_STATES, isTerminal } from "./deployment-state.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

/** The state machine as Mermaid text, drawn from its data. */
function stateDiagram(): string {
  const moves = DEPLOYMENT_STATES.flatMap((from) =>
    DEPLOYMENT_TRIGGERS.filter((trigger) => ruleOf(trigger).from.includes(from)).map((trigger) => {
      const { to, by } = ruleOf(trigger);
      return `    ${from} --> ${to}: ${trigger} (${by})`;
    }),
  );
  const ends = DEPLOYMENT_STATES.filter(isTerminal).map((state) => `    ${state} --> [*]`);
  return ["stateDiagram-v2", "    [*] --> queued", ...moves, ...ends].join("\n");
}

it("draws every legal move of a deployment in the README, and no other", () => {
  expect(readme).toContain(`\`\`\`mermaid\n${stateDiagram()}\n\`\`\``);
});

it("says in the README what every guard means and which moves ask for it", () => {
  const lines = (Object.keys(GUARDS) as Guard[]).map((guard) => {
    const moves = DEPLOYMENT_TRIGGERS.filter((trigger) => ruleOf(trigger).guards.includes(guard));
    return `| \`${guard}\` | ${GUARDS[guard]} | ${moves.join(", ")} |`;
  });
  expect(readme).toContain(lines.join("\n"));
});
