import { AppError, type Database, findLiveToken, type LiveSession, type LiveToken, noteRefusedToken } from "@zerolake/db";
import type { RequestOrigin } from "./request-origin.ts";

/** What stands behind `Authorization: Bearer`; `undefined` when the call does not come with a token. */
export function bearerOf(request: Request): string | undefined {
  return /^bearer +(\S+)$/i.exec(request.headers.get("authorization")?.trim() ?? "")?.[1];
}

/** Who comes with a token, as if they had signed in to its organisation alone, and the token with its bounds. */
export interface TokenCall {
  readonly session: LiveSession;
  readonly token: LiveToken;
}

/** Throws `unauthenticated`, in the same words whatever is wrong with it. */
export async function admitToken(database: Database, bearer: string, from: RequestOrigin): Promise<TokenCall> {
  const token = await findLiveToken(database, bearer, from);
  if (!token) {
    await noteRefusedToken(database, bearer, from);
    throw new AppError("unauthenticated", {
      message: "This token is not known here, or has ended.",
      hint: "Create a token in the settings and send it as “Authorization: Bearer zl_…”.",
    });
  }
  const { id, organizationId, userId, userName, userEmail } = token;
  return { session: { id, method: "token", organizationId, userId, userName, userEmail }, token };
}
