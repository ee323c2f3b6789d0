-- Purpose: connections to Azure and Google Cloud, by the secret of an application or the key of a service account.
-- Locks: a new value of a type locks nothing that is read.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

-- AlterEnum
ALTER TYPE "connection_method" ADD VALUE 'clientSecret';
ALTER TYPE "connection_method" ADD VALUE 'serviceAccountKey';
