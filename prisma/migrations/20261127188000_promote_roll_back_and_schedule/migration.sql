-- Purpose: a deployment says what it is for (promotion, rollback, hibernation …) and whether a schedule asked for it; an environment can
--          be asleep, and has working hours and a date at which it ends.
-- Locks: ADD COLUMN with a constant default, or none, rewrites nothing; the foreign key reads no row, since the new column is empty.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

-- CreateEnum
CREATE TYPE "deployment_purpose" AS ENUM ('change', 'promotion', 'rollback', 'hibernation', 'wakening', 'expiry');

-- CreateEnum
CREATE TYPE "scheduled_action" AS ENUM ('hibernate', 'wake', 'expire');

-- AlterTable
ALTER TABLE "deployment" ADD COLUMN     "is_scheduled" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "promoted_from_environment_id" UUID,
ADD COLUMN     "promotion_reason" TEXT,
ADD COLUMN     "purpose" "deployment_purpose" NOT NULL DEFAULT 'change';

-- AlterTable
ALTER TABLE "environment" ADD COLUMN     "asleep_since" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "environment_schedule" (
    "organization_id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "time_zone" TEXT,
    "days" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "start_minute" INTEGER NOT NULL DEFAULT 0,
    "end_minute" INTEGER NOT NULL DEFAULT 0,
    "hours_set_by_id" UUID,
    "next_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "expiry_set_by_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "environment_schedule_pkey" PRIMARY KEY ("environment_id")
);

-- CreateTable
CREATE TABLE "scheduled_occurrence" (
    "organization_id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "action" "scheduled_action" NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deployment_id" UUID,

    CONSTRAINT "scheduled_occurrence_pkey" PRIMARY KEY ("environment_id","action","due_at")
);

-- AddForeignKey
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_promoted_from_environment_id_fkey" FOREIGN KEY ("promoted_from_environment_id") REFERENCES "environment"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "environment_schedule" ADD CONSTRAINT "environment_schedule_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scheduled_occurrence" ADD CONSTRAINT "scheduled_occurrence_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environment_schedule"("environment_id") ON DELETE CASCADE ON UPDATE CASCADE;
