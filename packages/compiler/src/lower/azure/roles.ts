/** Built-in roles that edges grant; ids from Microsoft's table of built-in roles, 9 April 2026. */
export const ROLES = {
  blobReader: "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1",
  blobContributor: "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
  eventSender: "2b629674-e913-4c01-ae53-ef4638d8f975",
  eventReceiver: "a638d3c7-ab3a-418d-83e6-5f17a39d4fde",
  keyUser: "e147488a-f6f5-4113-8e2d-b22465e65bf6",
  metricsPublisher: "3913510d-42f4-4e42-8a64-420c390055eb",
} as const;

export type RoleName = keyof typeof ROLES;
