package io.sparkone.api.http;

/** Text as people and the database count it and can hold it. */
public final class Text {

    private Text() {}

    /** How many characters it has: code points, as PostgreSQL counts them, so that an emoji outside the BMP is one. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The first characters of a text that has more. */
    public static String start(String text, int length) {
        return text.substring(0, text.offsetByCodePoints(0, length));
    }

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
