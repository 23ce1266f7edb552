package io.sparkone.api.calendar;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What became of the events of a file. */
public record ImportReport(int created, int updated, int unchanged, int skipped, List<Item> items) {

    public enum Result {
        CREATED, UPDATED, UNCHANGED, SKIPPED;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param uid as in the file, or null
     * @param eventId the event of this calendar, or null where it was skipped
     * @param reason why it was skipped: {@code no-uid}, {@code no-title}, {@code no-start}, {@code bad-time},
     *        {@code end-before-start}, {@code unknown-time-zone}, {@code unsupported-recurrence}, {@code cancelled-occurrence} (left out
     *        of the recurring event instead), {@code unknown-event} (called off, but not here), {@code older-version} (by its
     *        {@code SEQUENCE}) or {@code deleted-here}; null otherwise
     */
    public record Item(String uid, String title, Result result, Long eventId, String reason) {

        static Item skipped(String uid, String title, String reason) {
            return new Item(uid, title, Result.SKIPPED, null, reason);
        }
    }

    static ImportReport of(List<Item> items) {
        return new ImportReport(count(items, Result.CREATED), count(items, Result.UPDATED),
                count(items, Result.UNCHANGED), count(items, Result.SKIPPED), List.copyOf(items));
    }

    private static int count(List<Item> items, Result result) {
        return (int) items.stream().filter(item -> item.result() == result).count();
    }
}
