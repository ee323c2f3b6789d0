-- Purpose: who has to approve plans of an environment, and until when a plan waits for that. What was "needs another approver" becomes the
--          rule of that name; everybody else keeps one approver. Plans that wait now get the whole time from now on.
-- Locks: ADD COLUMN with a constant default rewrites nothing; the updates touch the few environments with the old flag and the plans that
--          wait. The index is partial and small. The old column stays, written along, for processes of the version before.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

-- CreateEnum
CREATE TYPE "approval_rule" AS ENUM ('none', 'oneApprover', 'otherApprover', 'role');

-- AlterTable
ALTER TABLE "environment" ADD COLUMN     "approval_days" INTEGER NOT NULL DEFAULT 7,
ADD COLUMN     "approval_roles" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "approval_rule" "approval_rule" NOT NULL DEFAULT 'oneApprover';

-- AlterTable
ALTER TABLE "deployment" ADD COLUMN     "approval_expires_at" TIMESTAMPTZ(3);

UPDATE "environment" SET "approval_rule" = 'otherApprover' WHERE "needs_other_approver";
UPDATE "deployment" SET "approval_expires_at" = now() + interval '7 days' WHERE "state" = 'awaitingApproval';

-- What the schedule looks for, however many deployments are over.
CREATE INDEX "deployment_awaits_until" ON "deployment" ("approval_expires_at") WHERE "state" = 'awaitingApproval';
