import type { ScimWrite } from "@zerolake/db";
import { entityTag, locationOf, type Projection, presentResource, type ResourceKind, type StoredResource } from "@zerolake/scim";
import { tellSessions } from "@/server/auth/tell-sessions.ts";
import type { ScimRequest } from "./scim-request.ts";
import { resourceResponse } from "./scim-response.ts";

/** After a write: who lost their access is told at once everywhere, and pages of the organisation look again. */
export function tellChange({ services, organizationId }: ScimRequest, { sessionIds }: Pick<ScimWrite, "sessionIds">): void {
  tellSessions(services, sessionIds);
  services.signals.publish(`organization:${organizationId}`);
}

export interface Shown {
  readonly kind: ResourceKind;
  readonly stored: StoredResource;
  readonly show: Projection;
}

export function answerResource({ base }: ScimRequest, { kind, stored, show }: Shown, status = 200): Response {
  const meta = { version: entityTag(stored.version), location: locationOf(kind, base, stored.id) };
  return resourceResponse(presentResource(kind, stored, { base, show }), meta, status);
}
