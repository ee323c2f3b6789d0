import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { toAppError } from "@zerolake/db";
import { exportAudit, exportInput } from "@/features/audit/server/export-audit.ts";
import { logger } from "@/server/logger.ts";
import { currentContext } from "@/server/trpc/current-context.ts";
import { appErrorOf, toTrpcError } from "@/server/trpc/error-mapping.ts";
import { appRouter } from "@/server/trpc/router.ts";
import { isSameOrigin } from "@/server/trpc/same-origin.ts";

export const dynamic = "force-dynamic";

/** The audit log as a file. The same procedure that shows it decides who may have it. */
export async function GET(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return new Response("This request came from another site.", { status: 403 });
  const input = exportInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!input.success) return new Response("This is no export of an audit log. Start it on the page of the audit log.", { status: 400 });
  const context = await currentContext();
  try {
    await appRouter.createCaller(context).audit.chain({ organization: input.data.organization });
    return await exportAudit(context, input.data);
  } catch (error) {
    const appError = error instanceof TRPCError ? appErrorOf(error) : toAppError(error);
    logger.debug({ requestId: context.requestId, err: appError }, "an export of the audit log was refused");
    return new Response(appError.message, { status: getHTTPStatusCodeFromError(toTrpcError(appError)) });
  }
}
