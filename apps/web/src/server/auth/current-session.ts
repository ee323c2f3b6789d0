import type { LiveSession } from "@zerolake/db";
import { cookies } from "next/headers";
import { cache } from "react";
import { sessionOfCookies } from "./session-of-cookies.ts";

/** Who asks for the page that is being made, or for the route of Next.js. Once per page, however many parts of it ask. */
export const currentSession = cache(async (): Promise<LiveSession | undefined> => {
  const sent = (await cookies()).getAll().map(({ name, value }) => [name, value]);
  return sessionOfCookies(Object.fromEntries(sent));
});
