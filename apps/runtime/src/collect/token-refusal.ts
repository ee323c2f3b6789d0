import type { Answer } from "../http-server.ts";
import type { TokenCheck } from "./token-check.ts";

/** The answer to a caller whose token is not accepted, or cannot be checked now; nothing when it is. */
export async function refusalOf(tokenCheck: TokenCheck, authorization: string | undefined): Promise<Answer | undefined> {
  try {
    const reason = await tokenCheck(authorization);
    return reason === undefined ? undefined : { status: 401, body: { error: reason } };
  } catch (error) {
    return { status: 503, body: { error: "The token cannot be checked now. Try again in a moment.", detail: String(error) } };
  }
}
