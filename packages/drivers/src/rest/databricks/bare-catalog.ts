import type { ResourceIdentity, ResourceRequest } from "@zerolake/execution";
import { RESOURCE_PATH, type RestCall } from "../rest-call.ts";
import type { TypeSteps } from "../service-driver.ts";
import { createRow, deleteRow, updateRow } from "../write-resource.ts";

/**
 * A catalog comes with an empty schema of the service's, which would be in the way of its end: it is dropped at once, or with the
 * next update where a crash came in between. A catalog that shows another one has none.
 */
export const bareCatalog: TypeSteps = {
  isMadeInSteps: true,

  async create(call, request, token) {
    const made = await createRow(call, request, token);
    if (made.state === "done") await dropDefault(call, request, token);
    return made;
  },

  async update(call, identity, { prior, request, token }) {
    await dropDefault(call, request, token);
    return updateRow(call, identity, { prior, request, token });
  },
};

/** One that somebody uses is refused by the service and stays. */
async function dropDefault(call: RestCall, request: ResourceRequest, token: string): Promise<void> {
  const schema = `${String(request.properties[RESOURCE_PATH]).replace("/catalogs/", "/schemas/")}.default`;
  const identity: ResourceIdentity = { address: request.address, via: request.via, type: "databricks.schema", identifier: schema };
  await deleteRow(call, identity, { token });
}
