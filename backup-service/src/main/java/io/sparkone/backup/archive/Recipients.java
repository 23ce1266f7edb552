package io.sparkone.backup.archive;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;

/**
 * The public keys for which archives are encrypted: whoever has the identity (private key) of one of them can read an archive.
 *
 * @param keys {@code age1…}
 */
public record Recipients(List<String> keys) {

    public Recipients {
        keys = List.copyOf(keys);
    }

    /** The keys that are none, or are no X25519 recipients. */
    public List<String> invalid() {
        List<String> invalid = new ArrayList<>();
        for (String key : keys) {
            try {
                X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(key);
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                invalid.add(key);
            }
        }
        return invalid;
    }

    List<RecipientStanzaWriter> stanzas() throws GeneralSecurityException {
        List<RecipientStanzaWriter> writers = new ArrayList<>();
        for (String key : keys) {
            writers.add(X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(key));
        }
        return writers;
    }
}
