import { CloudRefusalError } from "@zerolake/execution";
import { isMap } from "@zerolake/resources";
import type { TypeSteps } from "../service-driver.ts";
import { createRow } from "../write-resource.ts";

/** What Fabric says while the table at the other end is not there. */
const NOT_YET = ["invalid", "notFound"];

/** A shortcut inside OneLake can be made once its target is there, which a mirror brings with its first copy: until then it is tried again. */
export const lateShortcut: TypeSteps = {
  async create(call, request, token) {
    try {
      return await createRow(call, request, token);
    } catch (refusal) {
      const { target } = request.properties;
      const isWaiting = refusal instanceof CloudRefusalError && NOT_YET.includes(refusal.error.class);
      if (!isWaiting || !isMap(target) || target["oneLake"] === undefined) throw refusal;
      throw new CloudRefusalError({
        ...refusal.error,
        class: "conflict",
        cause: "busy",
        remedy:
          "The table is not there yet. Zerolake tries again for half an hour; see in Fabric whether the mirror copies, then deploy again.",
      });
    }
  },
};
