import { describe, expect, it } from "vitest";
import type { AnswerForm } from "./answer-definition.ts";
import { fits, isEmptyAnswer, whyNotAnswer } from "./check-answer.ts";
import { TARGET_ANSWERS } from "./target-answers.ts";

const FORMS = Object.entries(TARGET_ANSWERS).map(([name, { form }]) => [name, form] as const);

/** The example in the shape of its form, and the same with a word in front that belongs to nothing. */
function values(form: AnswerForm): { right: unknown; wrong: unknown } {
  if (form.type === "flag") return { right: true, wrong: "yes" };
  const wrap = (text: string) => (form.type === "list" ? [text] : form.type === "map" ? { analysts: text } : text);
  return { right: wrap(form.example), wrong: wrap(`a b\n${form.example}`) };
}

describe("answers", () => {
  it.each(FORMS)("%s takes its own example and nothing that only contains it", (_, form) => {
    const { right, wrong } = values(form);
    expect([fits(form, right), fits(form, wrong)]).toEqual([true, false]);
  });

  it.each(["nobody", "images", "images.", "zones.a", "toString", "__proto__", ""])("to “%s” are refused: no environment asks", (key) => {
    expect(whyNotAnswer(key, "x")).toMatch(/No environment asks/);
  });

  it("say what fits when they do not", () => {
    expect(whyNotAnswer("certificateArn", "shop.example.com")).toBe(
      "Certificate: Write the ARN of a certificate of AWS Certificate Manager in the environment's region.",
    );
    expect(whyNotAnswer("images.runtime", "registry.example.com/runtime:latest")).toMatch(/by digest/);
    expect(
      whyNotAnswer(
        "zones",
        Array.from({ length: 51 }, () => "eu-central-1a"),
      ),
    ).toMatch(/names of zones/);
  });

  it.each([[["arn:aws:iam::123456789012:role/a"]], ["arn:aws:iam::123456789012:role/a"], [{ analysts: ["x"] }]])(
    "to a map are refused in another shape: %j",
    (value) => {
      expect(whyNotAnswer("groupPrincipals", value)).toMatch(/^Identities of groups: Write/);
    },
  );

  it("that are empty can always be given: they take the answer away", () => {
    for (const nothing of ["", [], {}, false, null, undefined]) {
      expect([isEmptyAnswer(nothing), whyNotAnswer("jwtIssuer", nothing)]).toEqual([true, undefined]);
    }
  });
});
