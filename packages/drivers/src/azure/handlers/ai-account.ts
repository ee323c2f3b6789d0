import { recovered } from "./recovered.ts";

/** An account comes back with its models within 48 hours. */
export const aiAccount = recovered({
  place: ({ name, location, group }) => `Microsoft.CognitiveServices/locations/${location}/resourceGroups/${group}/deletedAccounts/${name}`,
  tagsIn: "resource",
  recovery: { restore: true },
});
