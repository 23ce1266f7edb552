package io.sparkone.backup.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;

/** Private keys that open archives, from a file as {@code age-keygen} writes it. Never shown: it has no components. */
public final class Identities {

    private final List<RecipientStanzaReader> readers;

    private Identities(List<RecipientStanzaReader> readers) {
        this.readers = readers;
    }

    /**
     * @throws IOException if the file cannot be read or holds no identity; the message never holds what is in it
     */
    public static Identities read(Path file) throws IOException {
        List<RecipientStanzaReader> readers = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                readers.add(reader(file, line.strip()));
            }
        }
        if (readers.isEmpty()) {
            throw new IOException(file + " holds no age identity");
        }
        return new Identities(readers);
    }

    /** The private half of a pair. */
    public static Identities of(KeyPair pair) throws IOException {
        return new Identities(List.of(reader(Path.of("the pair"), pair.identity())));
    }

    private static RecipientStanzaReader reader(Path file, String identity) throws IOException {
        try {
            return X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(identity);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // without the cause, whose message could hold a part of the key
            throw new IOException(file + " holds something that is no age identity (AGE-SECRET-KEY-1…)");
        }
    }

    List<RecipientStanzaReader> readers() {
        return readers;
    }
}
