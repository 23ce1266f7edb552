package io.sparkone.api.user;

/**
 * A WhatsApp number, digits only. WhatsApp knows older Brazilian mobiles without the ninth digit that people dial, so that two
 * spellings are one person (facts of Evolution's createJid: 5547989211984 becomes 554789211984).
 */
public record PhoneNumber(String digits) {

    private static final int BRAZIL_WITH_NINTH = 13;
    private static final int NINTH = 4;
    /** The first digit of a mobile without its ninth one; with a lower one it is a landline, of somebody else. */
    private static final char FIRST_OF_MOBILES = '6';

    public static PhoneNumber of(String text) {
        return new PhoneNumber(text.replaceAll("\\D", ""));
    }

    public boolean isSame(PhoneNumber other) {
        return canonical().equals(other.canonical());
    }

    private String canonical() {
        boolean ninth = digits.length() == BRAZIL_WITH_NINTH && digits.startsWith("55") && digits.charAt(NINTH) == '9'
                && digits.charAt(NINTH + 1) >= FIRST_OF_MOBILES;
        return ninth ? digits.substring(0, NINTH) + digits.substring(NINTH + 1) : digits;
    }
}
