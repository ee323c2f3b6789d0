import { costCeiling } from "./cost-ceiling.ts";
import { dataDestruction } from "./data-destruction.ts";
import { encryptionRequired } from "./encryption-required.ts";
import { gpuCeiling } from "./gpu-ceiling.ts";
import { publicAccessForbidden } from "./public-access-forbidden.ts";
import { regionsAllowed } from "./regions-allowed.ts";
import { tagsRequired } from "./tags-required.ts";

/** Every kind of policy, in the order in which a person chooses one. A new kind is a file and a line here. */
export const RULES = {
  regionsAllowed,
  tagsRequired,
  encryptionRequired,
  publicAccessForbidden,
  costCeiling,
  gpuCeiling,
  dataDestruction,
} as const;

export type RuleKind = keyof typeof RULES;
