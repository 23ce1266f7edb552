package io.sparkone.backup.run;

import java.sql.SQLException;
import java.util.UUID;

/** Another process has taken over a backup; what this one found about it no longer counts. */
class LeaseLostException extends SQLException {

    private static final long serialVersionUID = 1L;

    LeaseLostException(UUID id) {
        super("The lease of backup " + id + " is lost");
    }
}
