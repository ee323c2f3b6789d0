/** An asker that gives one answer to everything and keeps what it was asked. */
export function recorded<Request>(answer: unknown): {
  readonly asked: Request[];
  readonly ask: (request: Request) => Promise<unknown>;
} {
  const asked: Request[] = [];
  return {
    asked,
    ask: async (request) => {
      asked.push(request);
      return answer;
    },
  };
}
