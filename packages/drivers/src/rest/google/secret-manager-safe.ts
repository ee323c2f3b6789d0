import { isMap } from "@zerolake/resources";
import type { SecretSafe } from "../../secret-safe.ts";
import { unlessAbsent } from "../answers.ts";
import type { RestClient } from "../rest-client.ts";

const API = "https://secretmanager.googleapis.com/v1";

/** Secret Manager as the place of texts; a place is a secret's resource name, and its newest version is what lies there. */
export function secretManagerSafe(client: RestClient): SecretSafe {
  return {
    async write(place, text, signal) {
      const data = Buffer.from(text, "utf8").toString("base64");
      await client.send({ method: "POST", url: `${API}/${place}:addVersion`, body: { payload: { data } }, signal });
    },
    async read(place, signal) {
      const version = await unlessAbsent(() => client.send({ method: "GET", url: `${API}/${place}/versions/latest:access`, signal }));
      const payload = version?.["payload"];
      const data = isMap(payload) ? payload["data"] : undefined;
      return typeof data === "string" ? Buffer.from(data, "base64").toString("utf8") : undefined;
    },
  };
}
