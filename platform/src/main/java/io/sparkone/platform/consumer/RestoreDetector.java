package io.sparkone.platform.consumer;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.sparkone.platform.event.EventHandlers;
import io.sparkone.platform.stream.GroupPosition;
import io.sparkone.platform.stream.StreamReader;

/**
 * Notices that the database went back in time, as after a restore from a backup, while Redis did not. What a group has acknowledged was
 * committed before, so an acknowledged event that the inbox does not know was committed in another life of the database. Then
 * the group reads its stream again from the beginning, and the inbox sorts out what it still knows.
 */
@ApplicationScoped
class RestoreDetector {

    private static final Logger LOG = Logger.getLogger(RestoreDetector.class);
    private static final int CHUNK = 500;

    private final Inbox inbox;
    private final StreamReader reader;
    private final EventHandlers handlers;

    RestoreDetector(Inbox inbox, StreamReader reader, EventHandlers handlers) {
        this.inbox = inbox;
        this.reader = reader;
        this.handlers = handlers;
    }

    /** Looks at what the group was delivered beyond the committed position. */
    void check(String stream, String group) throws SQLException {
        Optional<GroupPosition> position = reader.position(stream, group);
        if (position.isPresent()) {
            check(stream, group, inbox.position(stream), position.get().deliveredSeq());
        }
    }

    /** Looks at what lies between the committed position and an entry that is about to be applied. */
    void checkBefore(String stream, String group, long nextSeq) throws SQLException {
        check(stream, group, inbox.position(stream), nextSeq - 1);
    }

    private void check(String stream, String group, long committed, long delivered) throws SQLException {
        if (committed >= delivered) {
            return;
        }
        long first = reader.firstSeq(stream).orElse(delivered + 1);
        for (long from = Math.max(committed + 1, first); from <= delivered; from += CHUNK) {
            List<UUID> handled = reader
                    .acknowledged(stream, group, from, Math.min(delivered, from + CHUNK - 1), CHUNK).stream()
                    .filter(entry -> handlers.handles(stream, entry.event().type()))
                    .map(entry -> entry.event().id()).toList();
            if (!inbox.containsAll(handled)) {
                LOG.warnf("The database has applied %s up to %d only, its group has acknowledged more (restored from a "
                        + "backup?): reading the stream again", stream, committed);
                reader.rewind(stream, group);
                return;
            }
        }
    }
}
