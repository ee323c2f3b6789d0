import { documentResponse, issuerDocuments } from "@/server/issuer.ts";
import { services } from "@/server/services.ts";

export const dynamic = "force-dynamic";

/** Where to find our keys, for clouds and for everybody. */
export async function GET(): Promise<Response> {
  return documentResponse((await issuerDocuments(services())).discovery);
}
