import { expect, it } from "vitest";
import { bearerOf } from "./bearer-token.ts";

const sent = (authorization?: string) =>
  bearerOf(new Request("http://127.0.0.1", authorization === undefined ? {} : { headers: { authorization } }));

it("a token is what stands behind Bearer, however that is written", () => {
  expect([sent("Bearer zl_abc"), sent("bearer   zl_abc"), sent(" Bearer zl_abc ")]).toEqual(["zl_abc", "zl_abc", "zl_abc"]);
});

it("nothing else is one: the call counts as one of a browser", () => {
  for (const header of [undefined, "", "Bearer", "Bearer ", "Basic abc", "Bearer a b", "XBearer a"]) expect(sent(header)).toBeUndefined();
});
