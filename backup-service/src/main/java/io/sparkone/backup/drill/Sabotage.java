package io.sparkone.backup.drill;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Statement;
import java.util.Comparator;

import io.sparkone.backup.archive.ArchiveOutput;
import io.sparkone.backup.archive.Recipients;
import io.sparkone.backup.content.Manifest;
import io.sparkone.backup.content.TableContent;
import io.sparkone.backup.verification.ArchiveSource;
import io.sparkone.backup.verification.Verification;

/** Ways in which a backup can be bad. A verification that misses one of them is worth nothing, so a drill tries them all. */
final class Sabotage {

    private Sabotage() {}

    /** The dump ends after two thirds, as after a broken upload. */
    static ArchiveSource cut(ArchiveSource source, Manifest manifest) {
        long end = manifest.checksums().cipherBytes() * 2 / 3;
        return damaged(source, manifest, (in, position) -> position < end ? in : -1);
    }

    /** One bit is not what it was, as on a bad disk. */
    static ArchiveSource flipped(ArchiveSource source, Manifest manifest) {
        long where = manifest.checksums().cipherBytes() / 2;
        return damaged(source, manifest, (in, position) -> position == where ? in ^ 1 : in);
    }

    /** An archive in good order of a dump that holds nothing, as after a dump that failed unnoticed. */
    static ArchiveSource empty(ArchiveSource source, Manifest manifest, Recipients recipients) {
        return key -> key.equals(manifest.object()) ? archiveOfNothing(recipients) : source.open(key);
    }

    /** The fullest table is not there. */
    static Verification.Tampering missingTable(Manifest manifest) {
        String table = manifest.content().tables().stream()
                .max(Comparator.comparingLong(TableContent::rows)).orElseThrow().name();
        return copy -> {
            try (Statement statement = copy.createStatement()) {
                statement.execute("drop table " + table + " cascade");
            }
        };
    }

    private static InputStream archiveOfNothing(Recipients recipients) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ArchiveOutput archive = new ArchiveOutput(bytes, recipients, 1)) {
            archive.finish();
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static ArchiveSource damaged(ArchiveSource source, Manifest manifest, Damage damage) {
        return key -> key.equals(manifest.object()) ? new Damaged(source.open(key), damage) : source.open(key);
    }

    /** What becomes of a byte at a position; -1 is the end. */
    @FunctionalInterface
    private interface Damage {

        int apply(int in, long position);
    }

    private static final class Damaged extends FilterInputStream {

        private final Damage damage;
        private long position;

        Damaged(InputStream in, Damage damage) {
            super(in);
            this.damage = damage;
        }

        @Override
        public int read() throws IOException {
            int in = super.read();
            return in < 0 ? -1 : damage.apply(in, position++);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            for (int i = 0; i < n; i++) {
                int out = damage.apply(buffer[offset + i] & 0xff, position++);
                if (out < 0) {
                    return i == 0 ? -1 : i;
                }
                buffer[offset + i] = (byte) out;
            }
            return n;
        }
    }
}
