import type { Part, Statement } from "../../lowering.ts";
import { grant, identityEmail, type PolicyTarget } from "./iam.ts";
import { pathOf } from "./names.ts";

const ACCOUNT = "iam.serviceAccount";

/** Whoever starts something that runs as the component's identity must be allowed to hand it over. */
export function actAs(part: Part): Statement {
  const on: PolicyTarget = { type: ACCOUNT, path: pathOf(part, ACCOUNT, { name: identityEmail(part) }) };
  return grant("roles/iam.serviceAccountUser", on);
}
