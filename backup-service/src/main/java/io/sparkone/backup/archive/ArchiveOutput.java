package io.sparkone.backup.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.github.luben.zstd.ZstdOutputStream;

/**
 * Compresses (zstd), encrypts (age) and measures what is written to it, with bounded memory. {@code age -d | zstd -d} reads
 * the result. Closing without {@link #finish()} leaves an archive that no reader accepts.
 */
public final class ArchiveOutput extends OutputStream {

    /** A quarter of what zstd takes at this level: 26 MB less of memory, for the same time and size. */
    private static final int JOB_BYTES = 2 << 20;

    private final Digest plain = new Digest();
    private final MeasuredSink sink;
    private final Gate gate;
    private final ZstdOutputStream compressed;
    private boolean finished;

    /**
     * Encrypts with the stock age program where there is one: it is faster than Java.
     *
     * @param target stays open; with a program it is written to by another thread, never after this is finished or closed
     * @param level of compression, 1 to 19
     */
    public ArchiveOutput(OutputStream target, Recipients recipients, int level) throws IOException {
        this(target, recipients, level, AgeProgram.find().orElse(null));
    }

    /** @param age the program, or null to encrypt within this process */
    ArchiveOutput(OutputStream target, Recipients recipients, int level, Path age) throws IOException {
        sink = new MeasuredSink(target);
        gate = new Gate(age == null ? encrypting(sink, recipients) : new AgeProgram(age, recipients.keys(), sink));
        compressed = new ZstdOutputStream(gate, level);
        // one thread beside the caller's, as in a shell pipeline; the frame's own checksum lets zstd -t find damage
        compressed.setWorkers(1).setJobSize(JOB_BYTES).setChecksum(true);
    }

    private static OutputStream encrypting(OutputStream target, Recipients recipients) throws IOException {
        try {
            return Channels.newOutputStream(new StandardEncryptingChannelFactory()
                    .newEncryptingChannel(Channels.newChannel(target), recipients.stanzas()));
        } catch (GeneralSecurityException e) {
            throw new IOException("Cannot encrypt for the configured recipients: " + e.getMessage(), e);
        }
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
            sink.discard();
            gate.abandon();
            compressed.close();
        }
    }

    /** Lets nothing through once it is known that the archive will not be whole. */
    private static final class Gate extends FilterOutputStream {

        private boolean shut;

        Gate(OutputStream encrypting) {
            super(encrypting);
        }

        @Override
        public void write(byte[] data, int offset, int length) throws IOException {
            if (!shut) {
                out.write(data, offset, length);
            }
        }

        @Override
        public void close() throws IOException {
            if (!shut) {
                out.close();
            }
        }

        void abandon() throws IOException {
            shut = true;
            if (out instanceof AgeProgram age) {
                age.abandon();
            } else {
                out.close();
            }
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
        public synchronized void write(byte[] data, int offset, int length) throws IOException {
            if (!discarding) {
                digest.update(data, offset, length);
                target.write(data, offset, length);
            }
        }

        /** Returns when no write is going on: the target may be closed then. */
        synchronized void discard() {
            discarding = true;
        }
    }
}
