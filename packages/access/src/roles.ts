/** What a member of an organisation is there. From most to least powerful as a person would order them. */
export const ROLES = ["owner", "admin", "editor", "deployer", "approver", "viewer", "auditor"] as const;

export type Role = (typeof ROLES)[number];

/** For lists and sentences: a title, and what the role is for. */
export const ROLE_DESCRIPTIONS: Readonly<Record<Role, { readonly title: string; readonly purpose: string }>> = {
  owner: { title: "Owner", purpose: "Everything, including who else is an owner." },
  admin: { title: "Admin", purpose: "Everything except managing the organisation itself and how people sign in." },
  editor: { title: "Editor", purpose: "Draws blueprints and plans them; changes nothing in a cloud." },
  deployer: { title: "Deployer", purpose: "Manages environments, plans, deploys and destroys." },
  approver: { title: "Approver", purpose: "Reads plans and approves or discards them." },
  viewer: { title: "Viewer", purpose: "Reads everything except the audit log." },
  auditor: { title: "Auditor", purpose: "Reads everything, including the audit log." },
};

export function isRole(value: string): value is Role {
  return (ROLES as readonly string[]).includes(value);
}
