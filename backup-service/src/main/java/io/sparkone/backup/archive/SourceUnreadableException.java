package io.sparkone.backup.archive;

import java.io.IOException;

/** What an archive lies in cannot be read: this says nothing about the archive, and may be better in a while. */
public class SourceUnreadableException extends IOException {

    private static final long serialVersionUID = 1L;

    public SourceUnreadableException(IOException cause) {
        super("The store cannot be read: " + cause.getMessage(), cause);
    }
}
