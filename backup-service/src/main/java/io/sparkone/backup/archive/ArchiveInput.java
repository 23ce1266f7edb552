package io.sparkone.backup.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.security.GeneralSecurityException;

import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.github.luben.zstd.ZstdInputStream;

/**
 * Reads an archive of {@link ArchiveOutput}: damage, a cut or a wrong key make it fail with {@link ArchiveDamagedException}, never end
 * early; trouble of the store with {@link SourceUnreadableException}.
 */
public final class ArchiveInput extends InputStream {

    private final Digest plain = new Digest();
    private final MeasuredSource source;
    private final InputStream content;

    /**
     * @param archive closed with this
     * @throws WrongKeyException if it is for none of the identities
     * @throws ArchiveDamagedException if it is no archive
     */
    public ArchiveInput(InputStream archive, Identities identities) throws IOException {
        source = new MeasuredSource(archive);
        try {
            content = new ZstdInputStream(Channels.newInputStream(new StandardDecryptingChannelFactory()
                    .newDecryptingChannel(Channels.newChannel(source), identities.readers())));
        } catch (UnsupportedRecipientStanzaException e) {
            throw new WrongKeyException(e);
        } catch (GeneralSecurityException e) {
            throw new ArchiveDamagedException("cannot be decrypted: " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            // the libraries answer bytes that mean nothing with exceptions of any kind
            source.requireReadable();
            throw new ArchiveDamagedException("cannot be opened: " + e.getMessage(), e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n;
        try {
            n = content.read(buffer, offset, length);
        } catch (IOException | RuntimeException e) {
            // likewise
            source.requireReadable();
            throw new ArchiveDamagedException("is damaged after " + plain.bytes() + " bytes: " + e.getMessage(), e);
        }
        if (n > 0) {
            plain.update(buffer, offset, n);
        }
        return n;
    }

    /**
     * Whether an archive is the one that was written, whoever can open it.
     *
     * @param archive closed in the end
     */
    public static boolean isIntact(InputStream archive, Checksums written) throws IOException {
        try (MeasuredSource source = new MeasuredSource(archive)) {
            source.transferTo(OutputStream.nullOutputStream());
            return source.digest.bytes() == written.cipherBytes() && source.digest.hex().equals(written.cipherSha256());
        }
    }

    /** What was read; to be asked once, when all was read. */
    public Checksums checksums() {
        return new Checksums(plain.bytes(), plain.hex(), source.digest.bytes(), source.digest.hex());
    }

    @Override
    public void close() throws IOException {
        content.close();
        source.close();
    }

    private static final class MeasuredSource extends FilterInputStream {

        private final Digest digest = new Digest();
        private IOException trouble;

        MeasuredSource(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n;
            try {
                n = super.read(buffer, offset, length);
            } catch (IOException e) {
                trouble = e;
                throw e;
            }
            if (n > 0) {
                digest.update(buffer, offset, n);
            }
            return n;
        }

        /** The codecs wrap what the source throws, so it is remembered here. */
        void requireReadable() throws SourceUnreadableException {
            if (trouble != null) {
                throw new SourceUnreadableException(trouble);
            }
        }
    }
}
