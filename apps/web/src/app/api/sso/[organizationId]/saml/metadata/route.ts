import { openSsoConnection } from "@zerolake/db";
import { serviceProviderMetadata } from "@zerolake/sso";
import * as z from "zod";
import { providerConnection } from "@/server/auth/sso/provider-connection.ts";
import { services } from "@/server/services.ts";

/** Who we are to the organisation's SAML provider. Nothing in it is secret. */
export async function GET(_request: Request, { params }: { params: Promise<{ organizationId: string }> }): Promise<Response> {
  const { organizationId } = await params;
  const { database, secretBox, environment } = services();
  const isId = z.uuid().safeParse(organizationId).success;
  const connection = isId ? await openSsoConnection(database, organizationId, secretBox) : undefined;
  if (connection?.settings.protocol !== "saml") return new Response("There is nothing here.", { status: 404 });
  const provider = providerConnection(connection, { origin: environment.NEXTAUTH_URL, organizationId });
  if (provider.protocol !== "saml") return new Response("There is nothing here.", { status: 404 });
  return new Response(serviceProviderMetadata(provider.saml.self), { headers: { "content-type": "application/samlmetadata+xml" } });
}
