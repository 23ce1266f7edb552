package io.sparkone.notify.delivery;

/** Recipients as they may be shown: enough to recognise one's own, no more. */
final class Masking {

    private static final String STARS = "****";
    private static final int SHOWN = 4;

    private Masking() {}

    /** The last four digits of a number; the first letter and the domain of an address. */
    static String mask(ChannelType channel, String recipient) {
        int at = recipient.indexOf('@');
        if (channel == ChannelType.EMAIL) {
            return at < 1 ? STARS : recipient.charAt(0) + STARS + recipient.substring(at);
        }
        String number = at < 0 ? recipient : recipient.substring(0, at);
        return STARS + number.substring(Math.max(0, number.length() - SHOWN));
    }
}
