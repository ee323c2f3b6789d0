import { describe, expect, it } from "vitest";
import { signWebhook } from "./sign-webhook.ts";

/** The example that the specification gives. */
const EXAMPLE = {
  id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
  at: new Date(1_614_265_330_000),
  body: '{"test": 2432232314}',
};
const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

describe("signWebhook", () => {
  it("signs the specification's example as the specification does", () => {
    expect(signWebhook({ ...EXAMPLE, secrets: [SECRET] })).toEqual({
      "webhook-id": EXAMPLE.id,
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    });
  });

  it("signs with two secrets while one follows the other, and not at all without one", () => {
    const both = signWebhook({ ...EXAMPLE, secrets: ["whsec_AAAA", SECRET] });
    expect(both["webhook-signature"]?.split(" ")).toHaveLength(2);
    expect(both["webhook-signature"]).toContain("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    expect(signWebhook({ ...EXAMPLE, secrets: [] })).not.toHaveProperty("webhook-signature");
  });
});
