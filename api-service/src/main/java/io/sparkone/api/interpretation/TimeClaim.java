package io.sparkone.api.interpretation;

/**
 * What one time phrase says: a time, a range of them, a part of the day, or a distance from now.
 *
 * @param end
 *            null without a range
 * @param part
 *            null when not named
 * @param distance
 *            hours and minutes from now; null for times of the clock
 */
record TimeClaim(Clock start, Clock end, PartOfDay part, Span distance, Match match) {

    static TimeClaim of(Match match) {
        PartOfDay part = match.has("part") ? PartOfDay.valueOf(match.text("part")) : null;
        return switch (match.value()) {
            case "part", "this_part" -> new TimeClaim(null, null, part, null, match);
            case "tonight" -> new TimeClaim(null, null, PartOfDay.NIGHT, null, match);
            case "in" -> new TimeClaim(null, null, null, match.get("span", Span.class), match);
            case "half" -> new TimeClaim(minutes(match, 30), null, part, null, match);
            case "quarter" -> new TimeClaim(minutes(match, 15), null, part, null, match);
            case "minutes" -> new TimeClaim(minutes(match, match.number("n")), null, part, null, match);
            case "to" -> new TimeClaim(minutesTo(match, match.number("n")), null, part, null, match);
            case "quarter_to" -> new TimeClaim(minutesTo(match, 15), null, part, null, match);
            case "range" ->
                new TimeClaim(match.get("from", Clock.class), match.get("to", Clock.class), part, null, match);
            default -> new TimeClaim(match.get("hour", Clock.class), null, part, null, match);
        };
    }

    private static Clock minutes(Match match, int minutes) {
        return match.get("hour", Clock.class).plusMinutesAsWritten(minutes);
    }

    /** "Quinze para as oito": as uncertain as the hour named, an hour before it. */
    private static Clock minutesTo(Match match, int minutes) {
        Clock hour = match.get("hour", Clock.class);
        int before = hour.hour() == 0 ? 23 : hour.hour() - 1;
        return new Clock(before, 60 - minutes, hour.certainty());
    }

    /** "Tonight", "esta tarde": the day is named along with its part. */
    boolean isToday() {
        return match.value().equals("this_part") || match.value().equals("tonight");
    }

    /** "Das 9 às 9", which is no time at all, or half a day. */
    boolean isEmpty() {
        return start != null && end != null && start.minutes() == end.minutes();
    }

    boolean hasPart() {
        return part != null;
    }

    boolean isPossible() {
        return (start == null || start.isPossible()) && (end == null || end.isPossible())
                && (distance == null || distance.isPossible());
    }
}
