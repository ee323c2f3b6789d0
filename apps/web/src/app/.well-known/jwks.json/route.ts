import { documentResponse, issuerDocuments } from "@/server/issuer.ts";
import { services } from "@/server/services.ts";

export const dynamic = "force-dynamic";

/** The keys that our tokens are signed with, for clouds and for everybody. */
export async function GET(): Promise<Response> {
  return documentResponse((await issuerDocuments(services())).keys);
}
