import { addressOfTags } from "../address-of-tags.ts";
import type { Sandbox } from "../sandbox.ts";

/** What an account holds, optionally of one type, as the console lists it. */
export function listResources({ store }: Sandbox, account: string, query: URLSearchParams): readonly object[] {
  const type = query.get("type");
  return store.resources
    .listAccount(account)
    .filter((resource) => type === null || resource.type === type)
    .map((resource) => ({
      scope: resource.scope,
      type: resource.type,
      identifier: resource.identifier,
      address: addressOfTags(resource.model) ?? null,
      createdAt: new Date(resource.createdAt).toISOString(),
      properties: resource.model,
    }));
}

const MS_PER_MINUTE = 60_000;

/** Everything that an account holds has been there for so many minutes more: what is measured goes back as far. */
export async function ageAccount({ store }: Sandbox, account: string, minutes: number): Promise<{ aged: number }> {
  const resources = store.resources.listAccount(account);
  await Promise.all(
    resources.map((resource) => store.resources.put({ ...resource, createdAt: resource.createdAt - minutes * MS_PER_MINUTE })),
  );
  return { aged: resources.length };
}

/** Empties an account: resources, objects, what is still under way and who did it. Its keys stay valid. */
export async function resetAccount({ store }: Sandbox, account: string): Promise<{ removed: number }> {
  const resources = store.resources.listAccount(account);
  await Promise.all([
    store.operations.remove(store.operations.listAccount(account)),
    ...resources.map((resource) => store.resources.remove(resource, resource.type, resource.identifier)),
    store.objects.removeAccount(account),
    store.activities.removeAccount(account),
  ]);
  return { removed: resources.length };
}
