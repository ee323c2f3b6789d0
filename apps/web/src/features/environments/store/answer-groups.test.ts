import { describe, expect, it } from "vitest";
import type { EnvironmentQuestion } from "../server/environment-answers.ts";
import { answeredWords, answerGroups, neededByWords } from "./answer-groups.ts";

function question(key: string, topic: string, more: Partial<EnvironmentQuestion> = {}): EnvironmentQuestion {
  return {
    key,
    topic,
    label: key,
    question: "Which?",
    where: "There.",
    form: { type: "flag" },
    entries: [],
    whenEmpty: "Nothing happens.",
    isFilledIn: false,
    neededBy: [],
    isAwaited: false,
    own: null,
    told: null,
    ...more,
  };
}

describe("groups of questions", () => {
  it("put what is awaited first, out of its topic, and keep the order of the rest", () => {
    const groups = answerGroups([question("a", "Code"), question("b", "Network", { isAwaited: true }), question("c", "Network")]);
    expect(groups.map(({ title, questions }) => [title, ...questions.map(({ key }) => key)])).toEqual([
      ["Needed now", "b"],
      ["Code", "a"],
      ["Network", "c"],
    ]);
  });

  it("have no heading without questions", () => {
    expect(answerGroups([])).toEqual([]);
  });

  it("count what a person answered and what the cloud told", () => {
    const all = [question("a", "Code", { own: "x" }), question("b", "Code", { told: ["z"] }), question("c", "Code", { own: [] })];
    expect([answeredWords(all), answeredWords(all.slice(0, 2)), answeredWords(all.slice(2))]).toEqual([
      "2 of 3 answered",
      "answered",
      "none of 1 answered",
    ]);
  });

  it("name three of those who ask, and count the others", () => {
    expect([neededByWords(["A", "B"]), neededByWords(["A", "B", "C", "D", "E"])]).toEqual(["A, B", "A, B, C and 2 more"]);
  });
});
