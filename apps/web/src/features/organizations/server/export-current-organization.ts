import { TRPCError } from "@trpc/server";
import { exportOrganization } from "@zerolake/db";
import { streamedFile } from "@/server/streamed-file.ts";
import { currentContext } from "@/server/trpc/current-context.ts";
import { appRouter } from "@/server/trpc/router.ts";

/** The file, written while it is read; who may have it is decided by the same builder as everything else. */
export async function exportCurrentOrganization(slug: string): Promise<Response> {
  const context = await currentContext();
  try {
    const { organizationId } = await appRouter.createCaller(context).organizations.noteExport({ organization: slug });
    const text = exportOrganization(context.services.database, organizationId);
    return streamedFile({ name: `${slug}.jsonl`, mediaType: "application/jsonl; charset=utf-8", text });
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    const isSignedOut = error.code === "UNAUTHORIZED";
    return Response.json({ message: error.message }, { status: isSignedOut ? 401 : 404 });
  }
}
