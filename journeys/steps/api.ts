import type { APIRequestContext } from "@playwright/test";

/** Reads from the console's API with the browser's own session. */
export function query<Output>(request: APIRequestContext, procedure: string, input: object): Promise<Output> {
  return answerOf(request.get(`/api/trpc/${procedure}`, { params: { input: JSON.stringify({ json: input }) } }), procedure);
}

/** Changes something through the console's API with the browser's own session. */
export function mutate<Output>(request: APIRequestContext, procedure: string, input: object): Promise<Output> {
  return answerOf(request.post(`/api/trpc/${procedure}`, { data: { json: input } }), procedure);
}

async function answerOf<Output>(response: ReturnType<APIRequestContext["get"]>, procedure: string): Promise<Output> {
  const answer = await response;
  const body = (await answer.json()) as { result?: { data: { json: Output } }; error?: unknown };
  if (!body.result) throw new Error(`${procedure} was refused: ${JSON.stringify(body.error)}`);
  return body.result.data.json;
}
