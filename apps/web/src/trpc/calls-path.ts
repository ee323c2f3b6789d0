/** Where the console answers calls by tRPC. */
export const CALLS_PATH = "/api/trpc";
