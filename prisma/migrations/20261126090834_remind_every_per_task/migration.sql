-- AlterTable
ALTER TABLE "tasks" ADD COLUMN     "remind_every" INTEGER;
