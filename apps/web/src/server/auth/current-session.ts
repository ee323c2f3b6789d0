import type { LiveSession } from "@zerolake/db";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { services } from "../services.ts";
import { authOptions } from "./auth-options.ts";

/** Who asks: the token's session row, checked. Once per request, however many parts of a page ask. */
export const currentSession = cache(async (): Promise<LiveSession | undefined> => {
  const token = await getServerSession(authOptions());
  return token?.sessionId ? services().sessions.find(token.sessionId) : undefined;
});
