import { NoAnswerError } from "@zerolake/execution";

/** Codes of Node.js for names that the network knows no address of. */
const UNKNOWN_NAME = new Set(["ENOTFOUND", "EAI_AGAIN"]);

/** That a host could not be reached, with the reason that `fetch` keeps in its cause: its own message is only "fetch failed". */
export function unreached(host: string, error: unknown): NoAnswerError {
  const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (reason instanceof Error && "code" in reason && UNKNOWN_NAME.has(String(reason.code))) {
    return new NoAnswerError(`${host} was not found: the network knows no address of this name.`, { cause: error });
  }
  const said = reason instanceof Error ? reason.message || String("code" in reason ? reason.code : reason.name) : String(reason);
  return new NoAnswerError(`${host} did not answer: ${said}`, { cause: error });
}
