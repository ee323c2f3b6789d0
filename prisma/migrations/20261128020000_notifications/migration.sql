-- Purpose: what happened and is to be told, inboxes and what people want in them, rules of organisations, endpoints and what is sent to them;
--   who asked to cancel a deployment, and whether the end of a token was told.
-- Locks: the definitions of deployment and access_token, for a moment; columns that may be empty rewrite nothing. Everything else is new.
-- Re-run: every statement asks whether it is needed.
ALTER TABLE "deployment" ADD COLUMN IF NOT EXISTS "cancel_requested_by_id" UUID;
ALTER TABLE "access_token" ADD COLUMN IF NOT EXISTS "end_told_at" TIMESTAMPTZ(3);

CREATE TABLE IF NOT EXISTS "notification_event" (
  "id" UUID NOT NULL PRIMARY KEY,
  "organization_id" UUID NOT NULL REFERENCES "organization" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "kind" TEXT NOT NULL,
  "thing" TEXT NOT NULL,
  "body" JSONB NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "handled_at" TIMESTAMPTZ(3),
  "is_repeat" BOOLEAN NOT NULL DEFAULT false
);
CREATE INDEX IF NOT EXISTS "notification_event_organization_id_thing_at_idx" ON "notification_event" ("organization_id", "thing", "at");
CREATE INDEX IF NOT EXISTS "notification_event_at_idx" ON "notification_event" ("at");
-- Workers look for what is due twice a second.
CREATE INDEX IF NOT EXISTS "notification_event_owed" ON "notification_event" ("due_at") WHERE "handled_at" IS NULL;

CREATE TABLE IF NOT EXISTS "notification" (
  "id" UUID NOT NULL PRIMARY KEY,
  "organization_id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "thing" TEXT NOT NULL,
  "body" JSONB NOT NULL,
  "times" INTEGER NOT NULL DEFAULT 1,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "read_at" TIMESTAMPTZ(3),
  FOREIGN KEY ("organization_id", "user_id") REFERENCES "membership" ("organization_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX IF NOT EXISTS "notification_organization_id_user_id_at_idx" ON "notification" ("organization_id", "user_id", "at");
CREATE INDEX IF NOT EXISTS "notification_at_idx" ON "notification" ("at");
-- The same about the same thing is one line as long as nobody has read it.
CREATE UNIQUE INDEX IF NOT EXISTS "notification_unread" ON "notification" ("organization_id", "thing", "kind", "user_id") WHERE "read_at" IS NULL;

CREATE TABLE IF NOT EXISTS "notification_choice" (
  "organization_id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "choice" TEXT NOT NULL,
  PRIMARY KEY ("organization_id", "user_id", "kind"),
  FOREIGN KEY ("organization_id", "user_id") REFERENCES "membership" ("organization_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE IF NOT EXISTS "webhook_endpoint" (
  "id" UUID NOT NULL PRIMARY KEY,
  "organization_id" UUID NOT NULL REFERENCES "organization" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "name" TEXT NOT NULL,
  "form" TEXT NOT NULL,
  "host" TEXT NOT NULL,
  "address_sealed" BYTEA NOT NULL,
  "secret_sealed" BYTEA,
  "secret_set_at" TIMESTAMPTZ(3),
  "previous_secret_sealed" BYTEA,
  "previous_until" TIMESTAMPTZ(3),
  "stopped_at" TIMESTAMPTZ(3),
  "created_by_id" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX IF NOT EXISTS "webhook_endpoint_organization_id_name_key" ON "webhook_endpoint" ("organization_id", "name");

CREATE TABLE IF NOT EXISTS "notification_rule" (
  "id" UUID NOT NULL PRIMARY KEY,
  "organization_id" UUID NOT NULL REFERENCES "organization" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "name" TEXT NOT NULL,
  "kinds" TEXT[],
  "project_id" UUID,
  "environment_id" UUID,
  "email" TEXT,
  "endpoint_id" UUID REFERENCES "webhook_endpoint" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "is_enabled" BOOLEAN NOT NULL DEFAULT true,
  "created_by_id" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "notification_rule_one_place" CHECK (("email" IS NULL) <> ("endpoint_id" IS NULL))
);
CREATE INDEX IF NOT EXISTS "notification_rule_organization_id_idx" ON "notification_rule" ("organization_id");
CREATE INDEX IF NOT EXISTS "notification_rule_endpoint_id_idx" ON "notification_rule" ("endpoint_id");

CREATE TABLE IF NOT EXISTS "webhook_delivery" (
  "id" UUID NOT NULL PRIMARY KEY,
  "organization_id" UUID NOT NULL REFERENCES "organization" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "endpoint_id" UUID NOT NULL REFERENCES "webhook_endpoint" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "event_id" UUID REFERENCES "notification_event" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
  "kind" TEXT NOT NULL,
  "body" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "tries" INTEGER NOT NULL DEFAULT 0,
  "delivered_at" TIMESTAMPTZ(3),
  "given_up_at" TIMESTAMPTZ(3),
  "tried_at" TIMESTAMPTZ(3),
  "status" INTEGER,
  "took_ms" INTEGER,
  "answer" TEXT
);
-- Two rules that lead to one endpoint tell it once.
CREATE UNIQUE INDEX IF NOT EXISTS "webhook_delivery_endpoint_id_event_id_key" ON "webhook_delivery" ("endpoint_id", "event_id");
CREATE INDEX IF NOT EXISTS "webhook_delivery_endpoint_id_created_at_idx" ON "webhook_delivery" ("endpoint_id", "created_at");
CREATE INDEX IF NOT EXISTS "webhook_delivery_organization_id_idx" ON "webhook_delivery" ("organization_id");
CREATE INDEX IF NOT EXISTS "webhook_delivery_event_id_idx" ON "webhook_delivery" ("event_id");
CREATE INDEX IF NOT EXISTS "webhook_delivery_created_at_idx" ON "webhook_delivery" ("created_at");
CREATE INDEX IF NOT EXISTS "webhook_delivery_owed" ON "webhook_delivery" ("due_at") WHERE "delivered_at" IS NULL AND "given_up_at" IS NULL;
