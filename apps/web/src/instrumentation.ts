/** Called by Next.js when it begins. It is built for other runtimes, too, which have nothing of what is prepared. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] === "nodejs") await import("./server/prepare-process.ts").then(({ prepareProcess }) => prepareProcess());
}
