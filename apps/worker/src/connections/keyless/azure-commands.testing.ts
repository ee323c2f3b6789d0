import type { KeylessWorld } from "./keyless-world.testing.ts";
import { commandsOf } from "./shell-commands.testing.ts";

export interface Application {
  readonly subscription: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const IDENTITY = "providers/Microsoft.ManagedIdentity/userAssignedIdentities";
const VERSION = "2024-11-30";

/** What the Azure CLI would send for the commands of a set-up; returns the client id. Roles are left out: the sandbox evaluates none. */
export async function runAzureCommands(world: KeylessWorld, script: string): Promise<string> {
  const administrator = await world.administrator<Application>("subscriptions");
  const send = await armOf(world, administrator);
  await registered(send, "Microsoft.ManagedIdentity");
  let clientId = "";
  for (const { words, flags } of commandsOf(script, "az")) {
    const group = `resourceGroups/${flags["resource-group"]}`;
    switch (words.join(" ")) {
      case "group create":
        await send("PUT", `resourceGroups/${flags["name"]}`, "2024-11-01", { location: flags["location"] });
        break;
      case "identity create":
        await send("PUT", `${group}/${IDENTITY}/${flags["name"]}`, VERSION, { location: flags["location"] });
        clientId = clientIdIn(await send("GET", `${group}/${IDENTITY}/${flags["name"]}`, VERSION));
        break;
      case "identity federated-credential create": {
        const path = `${group}/${IDENTITY}/${flags["identity-name"]}/federatedIdentityCredentials/${flags["name"]}`;
        const { issuer, subject, audiences } = flags;
        await send("PUT", path, VERSION, { properties: { issuer, subject, audiences: [audiences] } });
        break;
      }
      default:
        break;
    }
  }
  return clientId;
}

/** As the CLI does by itself: a provider is ready some time after it was asked for. */
async function registered(send: Awaited<ReturnType<typeof armOf>>, provider: string): Promise<void> {
  let state = await send("POST", `providers/${provider}/register`, "2021-04-01", {});
  while ((state as { registrationState?: string }).registrationState !== "Registered") {
    await new Promise((resolve) => setTimeout(resolve, 200));
    state = await send("GET", `providers/${provider}`, "2021-04-01");
  }
}

function clientIdIn(answer: unknown): string {
  return (answer as { properties: { clientId: string } }).properties.clientId;
}

async function armOf({ url }: KeylessWorld, { subscription, tenantId, clientId, clientSecret }: Application) {
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: clientSecret,
    scope: "x/.default",
  });
  const answer = (await (await fetch(`${url}/${tenantId}/oauth2/v2.0/token`, { method: "POST", body: form })).json()) as {
    access_token: string;
  };
  const headers = { authorization: `Bearer ${answer.access_token}`, "content-type": "application/json" };
  return async (method: string, path: string, version: string, body?: object): Promise<unknown> => {
    const address = `${url}/subscriptions/${subscription}/${path}?api-version=${version}`;
    const response = await fetch(address, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    const told: unknown = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(told)}`);
    return told;
  };
}
