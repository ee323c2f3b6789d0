import { expect, test } from "vitest";
import { bootstrapCommand, POLARIS_SECRETS } from "./server.ts";

test("a second bootstrap is no failure, and the root secret stands in no command", () => {
  const [, , script = ""] = bootstrapCommand();
  expect(script).toContain('*"already been bootstrapped"*) code=0');
  expect(script).toContain(`-c "POLARIS,root,$${POLARIS_SECRETS.rootSecret}"`);
});

test("where a container that ends takes the server with it, the bootstrap stays once it has worked", () => {
  expect(bootstrapCommand().at(-1)).not.toContain("sleep");
  expect(bootstrapCommand({ staysUp: true }).at(-1)).toMatch(/-eq 0 \] && exec sleep infinity\nexit \$code$/);
});
