import { err, ok, type Result } from "@zerolake/resources";

/** Detail error keywords of RFC 7644 §3.12 that are used here. */
export type ScimType =
  | "invalidFilter"
  | "tooMany"
  | "uniqueness"
  | "mutability"
  | "invalidSyntax"
  | "invalidPath"
  | "noTarget"
  | "invalidValue";

/** Why a request is refused, as the protocol says it. */
export interface ScimProblem {
  readonly status: number;
  readonly scimType?: ScimType;
  /** What is wrong and what would be right, for whoever runs the client. */
  readonly detail: string;
}

const ERROR_SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";

/** The status that RFC 7644 gives to a keyword: 409 for what exists already, else 400. */
export function scimProblem(scimType: ScimType, detail: string): ScimProblem {
  return { status: scimType === "uniqueness" ? 409 : 400, scimType, detail };
}

/** Body of an answer that refuses. The status is a string there (RFC 7644 §3.12). */
export function errorBody({ status, scimType, detail }: ScimProblem) {
  return { schemas: [ERROR_SCHEMA], status: String(status), ...(scimType === undefined ? {} : { scimType }), detail };
}

/** Leaves a computation of this package early; never leaves the package, see `attempt`. */
class Refusal extends Error {
  readonly problem: ScimProblem;

  constructor(problem: ScimProblem) {
    super(problem.detail);
    this.problem = problem;
  }
}

export function refuse(scimType: ScimType, detail: string): never {
  throw new Refusal(scimProblem(scimType, detail));
}

/** Runs a computation that may refuse anywhere inside, and gives the refusal back as a value. */
export function attempt<T>(compute: () => T): Result<T, ScimProblem> {
  try {
    return ok(compute());
  } catch (error) {
    if (error instanceof Refusal) return err(error.problem);
    throw error;
  }
}

/** The same computation under another keyword: a filter that stands in a path makes the path invalid. */
export function refuseAs<T>(scimType: ScimType, compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(scimProblem(scimType, error.problem.detail)) : error;
  }
}
