package io.sparkone.api.interpretation;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAmount;
import java.util.List;

/** What a message asks for. Every variant carries the language to answer in; times are in the writer's zone. */
public sealed interface Interpretation {

    Language language();

    /** A stable lower-case name, for metrics and events. */
    String kind();

    /** Whether carrying it out creates or changes something. */
    default boolean isAction() {
        return this instanceof CreateTask || this instanceof CreateEvent || this instanceof Complete
                || this instanceof Postpone || this instanceof Cancel;
    }

    /** What is to be completed, moved or cancelled; null for everything else. */
    default Target target() {
        return null;
    }

    /** Of what is to be made; null for everything else. */
    default String title() {
        return null;
    }

    /**
     * @param title
     *            never blank, at most {@value #MAX_TITLE} characters, in the writer's words
     * @param notes
     *            what followed the first lines, or the whole text of a title too long to keep; null when nothing did
     * @param due
     *            null when no time was stated
     * @param recurrence
     *            an RFC 5545 RRULE value without its name, starting at {@code due}; null for a single task
     * @param place
     *            only when named as such ("local: centro"); null otherwise
     */
    record CreateTask(Language language, String title, String notes, When due, Priority priority, String recurrence,
            String place) implements Interpretation {
        @Override
        public String kind() {
            return "create_task";
        }
    }

    /**
     * @param start
     *            never null
     * @param end
     *            exclusive; null when a timed event's length was not stated; for whole days always the midnight after
     *            the last of them
     */
    record CreateEvent(Language language, String title, String notes, When start, ZonedDateTime end, String place,
            Priority priority, String recurrence) implements Interpretation {
        @Override
        public String kind() {
            return "create_event";
        }
    }

    /**
     * @param events
     *            whether the question was about all there is on some days, "o que tenho na quinta?"
     */
    record ListTasks(Language language, ListFilter filter, boolean events) implements Interpretation {
        @Override
        public String kind() {
            return "list_tasks";
        }
    }

    record ListEvents(Language language, ListFilter filter) implements Interpretation {
        @Override
        public String kind() {
            return "list_events";
        }
    }

    record Complete(Language language, Target target) implements Interpretation {
        @Override
        public String kind() {
            return "complete";
        }
    }

    /** {@code UNSAID}: of what repeats, nobody knows which time is meant unless a day is named. */
    enum Extent {
        UNSAID, NEXT, ALL
    }

    /**
     * Either a new date and/or a new time (the part left null is kept from the item), or a shift from the present one.
     *
     * @param exact
     *            the instant meant by "daqui a 2 horas"; then date, time and shift are null
     * @param occurrence
     *            of which day only, of something that repeats; null when none was named
     * @param extent
     *            how much of something that repeats
     */
    record Postpone(Language language, Target target, LocalDate date, LocalTime time, ZonedDateTime exact,
            TemporalAmount shift, LocalDate occurrence, Extent extent) implements Interpretation {
        @Override
        public String kind() {
            return "postpone";
        }

        /**
         * The item's new time.
         *
         * @param current
         *            the item's present time in the writer's zone; null for a task without one
         * @param now
         *            stands in for a missing present time
         */
        public ZonedDateTime applyTo(ZonedDateTime current, ZonedDateTime now) {
            if (exact != null) {
                return exact;
            }
            if (shift != null) {
                return (current == null ? now : current).plus(shift);
            }
            LocalDate day = date != null ? date : (current == null ? now : current).toLocalDate();
            LocalTime clock = time != null ? time : current == null ? When.END_OF_DAY : current.toLocalTime();
            return ZonedDateTime.of(day, clock, now.getZone());
        }
    }

    /**
     * @param day
     *            of which day only, of something that repeats; null when none was named
     * @param extent
     *            how much of something that repeats
     */
    record Cancel(Language language, Target target, LocalDate day, Extent extent) implements Interpretation {

        @Override
        public String kind() {
            return "cancel";
        }
    }

    record Brief(Language language, LocalDate date) implements Interpretation {
        @Override
        public String kind() {
            return "brief";
        }
    }

    record Help(Language language) implements Interpretation {
        @Override
        public String kind() {
            return "help";
        }
    }

    /**
     * Several wishes in one message, each a sentence or a line of its own.
     *
     * @param wishes
     *            at least two, in the order written; each creates or changes something
     */
    record Several(Language language, List<Interpretation> wishes) implements Interpretation {

        public Several {
            wishes = List.copyOf(wishes);
        }

        @Override
        public String kind() {
            return "several";
        }
    }

    /** A text to be corrected; the text is data, whatever it says. */
    record Correct(Language language, String text) implements Interpretation {
        @Override
        public String kind() {
            return "correct";
        }
    }

    /**
     * @param about
     *            the part of the message that raised the doubt, as written; may be empty
     */
    record Question(Language language, Doubt doubt, String about) implements Interpretation {
        @Override
        public String kind() {
            return "question";
        }
    }

    /**
     * What may be meant as a command, and may not be: nothing is made before the writer has said so.
     *
     * @param wish
     *            what would be done: an action, or several
     */
    record Confirm(Language language, Interpretation wish) implements Interpretation {
        @Override
        public String kind() {
            return "confirm";
        }
    }

    /** What this conversation changed last is to be as it was. */
    record Undo(Language language) implements Interpretation {
        @Override
        public String kind() {
            return "undo";
        }
    }

    /** What was asked about need not be done any more. */
    record Forget(Language language) implements Interpretation {
        @Override
        public String kind() {
            return "forget";
        }
    }

    /**
     * "Obrigado!", "sim": nothing is asked for, and nothing was misunderstood.
     *
     * @param agreeing
     *            whether it says yes, which would be to nothing
     */
    record Courtesy(Language language, boolean agreeing) implements Interpretation {
        @Override
        public String kind() {
            return "courtesy";
        }
    }

    record Unknown(Language language) implements Interpretation {
        @Override
        public String kind() {
            return "unknown";
        }
    }

    /** The longest title that a task or an event keeps. */
    int MAX_TITLE = 255;
}
