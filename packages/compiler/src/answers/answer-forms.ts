import type { AnswerForm } from "./answer-definition.ts";

const ARN = "arn:[a-z-]+";

export const ROLE_ARN = `${ARN}:iam::\\d{12}:(role|user)/\\S+`;
export const GROUP_ARN = `${ARN}:identitystore:::group/\\S+`;

/** An ARN of one service; `rest` is what follows the service's name. */
export function arnForm(rest: string, { patternText, example }: { readonly patternText: string; readonly example: string }): AnswerForm {
  return { type: "text", pattern: `${ARN}:${rest}`, patternText, example };
}

const DIGEST = "a".repeat(64);

/** By digest, so that what runs is what was approved. */
export function imageForm(name: string): AnswerForm {
  return {
    type: "text",
    pattern: "[^\\s@]+@sha256:[0-9a-f]{64}",
    patternText: "the image by digest: …@sha256: and 64 hexadecimal digits",
    example: `registry.example.com/zerolake/${name}@sha256:${DIGEST}`,
  };
}

export function listForm(form: { readonly pattern: string; readonly patternText: string; readonly example: string }): AnswerForm {
  return { type: "list", maxItems: 50, ...form };
}
