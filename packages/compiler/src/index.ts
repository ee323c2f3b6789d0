export type { AnswerForm } from "./answers/answer-definition.ts";
export { type AskedAnswer, answersFor } from "./answers/answers-for.ts";
export { fits, isEmptyAnswer, whatFits, whyNotAnswer } from "./answers/check-answer.ts";
export { type Compilation, type CompiledComponent, compile } from "./compile.ts";
export { deploymentPolicy, servicePrefixes } from "./lower/aws/deployment-policy.ts";
export type { Lowering } from "./lowering.ts";
export { findLowering, listLowerings } from "./lowering-registry.ts";
export { type Resolution, resolveVariants } from "./resolution/resolve-variants.ts";
export { type Figures, figuresOf } from "./sizing/figures.ts";
