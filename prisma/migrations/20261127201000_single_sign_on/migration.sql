-- Purpose: single sign-on: connections, who somebody is there, verified domains, sign-ins on their way, used assertions; and how
--   long sessions of an organisation last.
-- Locks: none that matters; the foreign keys belong to new, empty tables.
-- Re-run: every statement asks whether it is needed.
CREATE TABLE IF NOT EXISTS "sso_connection" (
    "id" UUID NOT NULL PRIMARY KEY,
    "organization_id" UUID NOT NULL REFERENCES "organization" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "protocol" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'off',
    "settings" JSONB NOT NULL,
    "mapping" JSONB NOT NULL,
    "secret_sealed" BYTEA,
    "secret_set_at" TIMESTAMPTZ(3),
    "key_sealed" BYTEA,
    "certificate" TEXT,
    "break_glass_user_id" UUID REFERENCES "user" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "tested_revision" INTEGER,
    "tested_at" TIMESTAMPTZ(3),
    "test" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX IF NOT EXISTS "sso_connection_organization_id_key" ON "sso_connection" ("organization_id");

CREATE TABLE IF NOT EXISTS "external_identity" (
    "id" UUID NOT NULL PRIMARY KEY,
    "organization_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL REFERENCES "sso_connection" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" UUID NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX IF NOT EXISTS "external_identity_connection_id_issuer_subject_key" ON "external_identity" ("connection_id", "issuer", "subject");
CREATE INDEX IF NOT EXISTS "external_identity_user_id_idx" ON "external_identity" ("user_id");

CREATE TABLE IF NOT EXISTS "verified_domain" (
    "id" UUID NOT NULL PRIMARY KEY,
    "organization_id" UUID NOT NULL REFERENCES "organization" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "domain" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "verified_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX IF NOT EXISTS "verified_domain_organization_id_domain_key" ON "verified_domain" ("organization_id", "domain");
-- Whoever verifies it first owns it, over the whole installation; merely claiming it takes it from nobody.
CREATE UNIQUE INDEX IF NOT EXISTS "verified_domain_owner_key" ON "verified_domain" ("domain") WHERE "verified_at" IS NOT NULL;

CREATE TABLE IF NOT EXISTS "sign_in_transaction" (
    "id" UUID NOT NULL PRIMARY KEY,
    "organization_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL REFERENCES "sso_connection" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "purpose" TEXT NOT NULL,
    "state_hash" TEXT,
    "nonce" TEXT,
    "code_verifier" TEXT,
    "request_id" TEXT,
    "browser_hash" TEXT,
    "target" TEXT NOT NULL,
    "started_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "user_id" UUID,
    "ticket_hash" TEXT,
    "redeemed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS "sign_in_transaction_state_hash_key" ON "sign_in_transaction" ("state_hash");
CREATE UNIQUE INDEX IF NOT EXISTS "sign_in_transaction_ticket_hash_key" ON "sign_in_transaction" ("ticket_hash");
CREATE INDEX IF NOT EXISTS "sign_in_transaction_expires_at_idx" ON "sign_in_transaction" ("expires_at");

CREATE TABLE IF NOT EXISTS "used_assertion" (
    "organization_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL REFERENCES "sso_connection" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "assertion_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    PRIMARY KEY ("connection_id", "assertion_id")
);
CREATE INDEX IF NOT EXISTS "used_assertion_expires_at_idx" ON "used_assertion" ("expires_at");

CREATE TABLE IF NOT EXISTS "session_policy" (
    "organization_id" UUID NOT NULL PRIMARY KEY REFERENCES "organization" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "lifetime_minutes" INTEGER NOT NULL,
    "idle_minutes" INTEGER
);
