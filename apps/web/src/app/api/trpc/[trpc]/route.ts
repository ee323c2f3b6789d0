import { answerCall } from "@/server/calls/answer-call.ts";

/** In production calls are answered before they reach Next.js (`main.mjs`); here they are under `next dev`, or wherever Next.js is the server. */
export { answerCall as GET, answerCall as POST };
