package io.sparkone.backup.archive;

import java.io.IOException;

/** An archive that cannot be read to its end. */
public class ArchiveDamagedException extends IOException {

    private static final long serialVersionUID = 1L;

    public ArchiveDamagedException(String problem, Throwable cause) {
        super("The archive " + problem, cause);
    }
}
