import { RESOURCE_PATH } from "../rest-call.ts";
import type { TypeSteps } from "../service-driver.ts";
import { createRow, deleteRow } from "../write-resource.ts";

/**
 * A catalog comes with an empty schema of the service's, which would be in the way of its end: it is dropped at once. A catalog that shows
 * another one has none.
 */
export const bareCatalog: TypeSteps = {
  async create(call, request, token) {
    const made = await createRow(call, request, token);
    if (made.state !== "done") return made;
    const schema = `${String(request.properties[RESOURCE_PATH]).replace("/catalogs/", "/schemas/")}.default`;
    await deleteRow(call, { ...request, type: "databricks.schema", identifier: schema }, { token });
    return made;
  },
};
