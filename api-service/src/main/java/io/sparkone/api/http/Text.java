package io.sparkone.api.http;

/** What text the database can hold. */
public final class Text {

    private Text() {}

    /** Whether PostgreSQL can store it: no NUL, no surrogate without its partner. */
    public static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
