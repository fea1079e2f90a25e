-- CreateTable
CREATE TABLE "files" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "uploaded_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "files_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task_files" (
    "task_id" TEXT NOT NULL,
    "file_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "task_files_pkey" PRIMARY KEY ("task_id","file_id")
);

-- CreateIndex
CREATE INDEX "files_created_at_idx" ON "files"("created_at");

-- CreateIndex
CREATE INDEX "task_files_file_id_idx" ON "task_files"("file_id");

-- AddForeignKey
ALTER TABLE "task_files" ADD CONSTRAINT "task_files_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "tasks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_files" ADD CONSTRAINT "task_files_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "files"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What schema.prisma has no words for.

ALTER TABLE task_files ADD CONSTRAINT task_files_role_known CHECK (role IN ('evidence', 'answer'));

-- Pictures and documents are compressed already; trying again costs time and gains nothing.
ALTER TABLE files ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- A file goes with its last task, however that goes: deleted by a person, by retention or by hand.
CREATE FUNCTION delete_unused_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM files WHERE id = OLD.file_id AND NOT EXISTS (SELECT 1 FROM task_files WHERE file_id = OLD.file_id);
  RETURN NULL;
END $$;
CREATE TRIGGER task_files_deleted AFTER DELETE ON task_files FOR EACH ROW EXECUTE FUNCTION delete_unused_file();

-- An answer that is erased takes its files along.
CREATE FUNCTION delete_files_of_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM task_files WHERE task_id = NEW.id AND role = 'answer';
  RETURN NULL;
END $$;
CREATE TRIGGER tasks_response_redacted AFTER UPDATE OF response_redacted_at ON tasks FOR EACH ROW
  WHEN (OLD.response_redacted_at IS NULL AND NEW.response_redacted_at IS NOT NULL) EXECUTE FUNCTION delete_files_of_answer();
