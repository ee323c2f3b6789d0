import type { AnswerForm } from "@zerolake/compiler";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerOf, draftOf, draftProblem, isSameAnswer } from "./answer-drafts.ts";

const TEXT: AnswerForm = { type: "text", pattern: "[a-z]+", patternText: "small letters", example: "abc" };
const LIST: AnswerForm = { ...TEXT, type: "list", maxItems: 3 };
const MAP: AnswerForm = { ...TEXT, type: "map" };
const FLAG: AnswerForm = { type: "flag" };

const word = fc.stringMatching(/^[a-z]{1,6}$/);
const cases: readonly (readonly [AnswerForm, fc.Arbitrary<unknown>])[] = [
  [TEXT, word],
  [LIST, fc.array(word, { minLength: 1, maxLength: 3 })],
  [MAP, fc.dictionary(word, word, { minKeys: 1, noNullPrototype: true })],
  [FLAG, fc.constant(true)],
];

describe("answers in a form", () => {
  it.each(cases)("come back as they were stored, and saving them unchanged is no change: %j", (form, answers) => {
    fc.assert(
      fc.property(answers, (answer) => {
        const draft = draftOf(form, answer);
        expect(answerOf(draft, form)).toEqual(answer);
        expect(isSameAnswer(draft, form, answer)).toBe(true);
        expect(draftProblem(draft, form)).toBeUndefined();
      }),
    );
  });

  it("lose the blanks around them and empty lines", () => {
    expect(answerOf("  abc ", TEXT)).toBe("abc");
    expect(answerOf(" abc\n\n def \n", LIST)).toEqual(["abc", "def"]);
    expect(answerOf({ analysts: " abc ", others: " " }, MAP)).toEqual({ analysts: "abc" });
  });

  it.each([
    [TEXT, "  "],
    [LIST, "\n \n"],
    [MAP, { analysts: "" }],
    [FLAG, false],
  ] as const)("that are empty are taken away: %j", (form, draft) => {
    expect([answerOf(draft, form), draftProblem(draft, form)]).toEqual([null, undefined]);
    expect(isSameAnswer(draft, form, null)).toBe(true);
  });

  it.each([
    [TEXT, "ABC", { message: "Write small letters." }],
    [LIST, "ABC", { message: "Write small letters." }],
    [LIST, "abc\nABC", { message: "Line 2 does not fit. Write small letters." }],
    [LIST, "a\nb\nc\nd", { message: "Write at most 3 lines." }],
    [MAP, { analysts: "abc", others: "ABC" }, { entry: "others", message: "Write small letters." }],
  ] as const)("that do not fit say where and what fits: %j %j", (form, draft, problem) => {
    expect(draftProblem(draft, form)).toEqual(problem);
  });

  it("of another form than the question reads as empty, so that an old answer never breaks the page", () => {
    expect([draftOf(TEXT, ["x"]), draftOf(LIST, "x"), draftOf(MAP, ["x"]), draftOf(FLAG, "yes")]).toEqual(["", "", {}, false]);
  });

  it("to a map keep entries that the drawing does not name any more", () => {
    const stored = { gone: "abc", analysts: "abc" };
    const draft = draftOf(MAP, stored);
    expect(answerOf({ ...(draft as object), analysts: "def" }, MAP)).toEqual({ gone: "abc", analysts: "def" });
  });
});
