interface Call {
  readonly path: string;
  readonly input: object;
}

export interface ConsoleClient {
  /** What the browser sends for several queries of a page at once; the answers in their order. Throws when one is an error. */
  ask(calls: readonly Call[]): Promise<readonly unknown[]>;
  /** A page as HTML. */
  page(path: string): Promise<string>;
}

/** Asks a console over HTTP as its own pages do. */
export function consoleClient({ url, cookie }: { readonly url: string; readonly cookie: string }): ConsoleClient {
  const headers = { cookie };
  return {
    async ask(calls) {
      const input = encodeURIComponent(JSON.stringify(Object.fromEntries(calls.map((call, index) => [index, { json: call.input }]))));
      const response = await fetch(`${url}/api/trpc/${calls.map(({ path }) => path).join(",")}?batch=1&input=${input}`, { headers });
      const answers = (await response.json()) as {
        readonly error?: unknown;
        readonly result?: { readonly data: { readonly json: unknown } };
      }[];
      const failed = answers.find(({ error }) => error !== undefined);
      if (!response.ok || failed) throw new Error(`The console answered ${response.status}: ${JSON.stringify(failed?.error ?? "")}`);
      return answers.map(({ result }) => result?.data.json);
    },
    async page(path) {
      const response = await fetch(`${url}${path}`, { headers, redirect: "manual" });
      if (response.status !== 200) throw new Error(`The console answered ${response.status} for ${path}`);
      return response.text();
    },
  };
}
