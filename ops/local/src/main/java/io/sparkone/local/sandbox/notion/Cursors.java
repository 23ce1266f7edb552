package io.sparkone.local.sandbox.notion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The places where running queries stand. A cursor stays valid until 500 newer ones exist. */
final class Cursors {
    private static final int LIMIT = 500;

    /**
     * A place in a result.
     *
     * @param ids the whole result, as it was when the query began
     * @param from the index of the next page
     * @param truncated whether the result was cut at the limit
     */
    record Position(List<String> ids, int from, boolean truncated) {}

    private final Map<String, Position> positions = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Position> eldest) {
            return size() > LIMIT;
        }
    };

    String keep(Position position) {
        String cursor = UUID.randomUUID().toString();
        positions.put(cursor, position);
        return cursor;
    }

    Position find(String cursor) {
        Position position = positions.get(cursor);
        if (position == null) {
            throw NotionError.validation("The start_cursor provided is invalid: " + cursor);
        }
        return position;
    }

    void clear() {
        positions.clear();
    }
}
