package io.sparkone.platform.stream;

/** Entry ids of the suite's streams: {@code <seq>-0}, numbered by the producing service. */
final class StreamId {

    static final String NONE = "0-0";

    private StreamId() {}

    static String of(long seq) {
        return seq + "-0";
    }

    /** The number of an id; of a foreign id with a second half too, whose successor is then {@code seq + 1}. */
    static long seq(String id) {
        int dash = id.indexOf('-');
        return Long.parseLong(dash < 0 ? id : id.substring(0, dash));
    }
}
