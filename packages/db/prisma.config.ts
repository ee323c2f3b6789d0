import { defineConfig } from "prisma/config";

/** `generate` needs no database, so it works without an address. */
const url = process.env["DATABASE_URL"] ?? "postgresql://postgres@127.0.0.1:5432/zerolake";

export default defineConfig({
  schema: "../../prisma/schema",
  migrations: { path: "../../prisma/migrations" },
  datasource: { url },
});
