import { answerScim } from "@/features/scim/server/protocol/answer-scim.ts";
import { services } from "@/server/services.ts";

export const dynamic = "force-dynamic";

interface RouteContext {
  params: Promise<{ path?: string[] }>;
}

async function handler(request: Request, { params }: RouteContext): Promise<Response> {
  const { path = [] } = await params;
  return answerScim(services(), request, path);
}

export { handler as DELETE, handler as GET, handler as PATCH, handler as POST, handler as PUT };
