package io.sparkone.backup.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.security.GeneralSecurityException;

import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.github.luben.zstd.ZstdOutputStream;

/**
 * Compresses (zstd), encrypts (age) and measures what is written to it, with bounded memory. {@code age -d | zstd -d} reads
 * the result. Closing without {@link #finish()} leaves an archive that no reader accepts.
 */
public final class ArchiveOutput extends OutputStream {

    private final Digest plain = new Digest();
    private final MeasuredSink sink;
    private final ZstdOutputStream compressed;
    private boolean finished;

    /**
     * @param target stays open
     * @param level of compression, 1 to 19
     */
    public ArchiveOutput(OutputStream target, Recipients recipients, int level) throws IOException {
        sink = new MeasuredSink(target);
        OutputStream encrypted;
        try {
            encrypted = Channels.newOutputStream(new StandardEncryptingChannelFactory()
                    .newEncryptingChannel(Channels.newChannel(sink), recipients.stanzas()));
        } catch (GeneralSecurityException e) {
            throw new IOException("Cannot encrypt for the configured recipients: " + e.getMessage(), e);
        }
        compressed = new ZstdOutputStream(encrypted, level);
        // one thread beside the caller's, as in a shell pipeline; the frame's own checksum lets zstd -t find damage
        compressed.setWorkers(1).setChecksum(true);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] data, int offset, int length) throws IOException {
        plain.update(data, offset, length);
        compressed.write(data, offset, length);
    }

    /** Writes what marks the archive as whole. Call it only when the source ended well. */
    public Checksums finish() throws IOException {
        compressed.close();
        finished = true;
        return new Checksums(plain.bytes(), plain.hex(), sink.digest.bytes(), sink.digest.hex());
    }

    @Override
    public void close() throws IOException {
        if (!finished) {
            // the codecs must free their memory, and closing them would write their end marks
            sink.discarding = true;
            compressed.close();
        }
    }

    private static final class MeasuredSink extends OutputStream {

        private final OutputStream target;
        private final Digest digest = new Digest();
        private boolean discarding;

        MeasuredSink(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[]{(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] data, int offset, int length) throws IOException {
            if (!discarding) {
                digest.update(data, offset, length);
                target.write(data, offset, length);
            }
        }
    }
}
