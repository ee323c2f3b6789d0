/** The compiler needs them for names; the real ones are the worker's, and nothing that a page shows depends on them. */
export const PREVIEW_OWNER = { installationId: "preview", account: "000000000000" } as const;
