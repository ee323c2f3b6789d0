import { checkValue, readJson } from "@zerolake/blueprint";
import { type Diagnostic, err, ok, type Result } from "@zerolake/resources";
import type { GivenAnswers } from "./answers.ts";
import { findQuestion, QUESTIONS } from "./questions.ts";

/**
 * Reads answers that somebody brings, as text or value: an object from question to answer. Never throws. Everything that is wrong is
 * said at once, with a JSON pointer; a question that is left out keeps its default.
 */
export function parseAnswers(input: unknown): Result<GivenAnswers, readonly Diagnostic[]> {
  const json = readJson(input);
  if (!json.ok) return err([{ ...json.error, hint: 'Answers are plain JSON, e.g. { "cloud": "aws" }.' }]);
  const { value: given } = json;
  if (typeof given !== "object" || given === null || Array.isArray(given))
    return err([finding("ZL-ANSWER-SHAPE", "These are no answers: expected an object from question to answer.", "")]);
  const findings = Object.entries(given).flatMap(([id, value]) => {
    const question = findQuestion(id);
    if (!question) {
      const hint = `Questions: ${QUESTIONS.map((known) => known.id).join(", ")}.`;
      return [finding("ZL-ANSWER-UNKNOWN", `The wizard asks no question “${id}”.`, `/${id}`, hint)];
    }
    return checkValue(question.form, value).map(({ message, path }) => finding("ZL-ANSWER-VALUE", message, `/${[id, ...path].join("/")}`));
  });
  return findings.length > 0 ? err(findings) : ok(given as GivenAnswers);
}

function finding(code: string, message: string, path: string, hint?: string): Diagnostic {
  return { severity: "error", code, message, target: { path }, ...(hint === undefined ? {} : { hint }) };
}
