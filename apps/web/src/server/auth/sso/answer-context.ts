import type { Services } from "../../services.ts";
import type { RequestOrigin } from "../request-origin.ts";

/** Whose provider answers, and from where. */
export interface AnswerContext {
  readonly services: Services;
  readonly organizationId: string;
  readonly from: RequestOrigin;
}
