package io.sparkone.backup.archive;

/** An archive that is for none of the given identities: this says nothing about the archive, but that the key is another one. */
public final class WrongKeyException extends ArchiveDamagedException {

    private static final long serialVersionUID = 1L;

    WrongKeyException(Throwable cause) {
        super("was encrypted for none of the identities that are there (" + cause.getMessage() + ")", cause);
    }
}
