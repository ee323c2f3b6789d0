import { recovered } from "./recovered.ts";

/** A vault with purge protection cannot be purged at all: it comes back with its keys. */
export const vault = recovered({
  place: ({ name, location }) => `Microsoft.KeyVault/locations/${location}/deletedVaults/${name}`,
  tagsIn: "properties",
  recovery: { createMode: "recover" },
});
