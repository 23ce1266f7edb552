package io.sparkone.api.interpretation;

import java.util.regex.Pattern;

/** What telephones and mail programs put before a text that is passed on, or copied out of a chat. */
final class Forwarded {

    private static final Pattern CHAT = Pattern
            .compile(
                    "^\\[?\\d{1,2}[/.]\\d{1,2}(?:[/.]\\d{2,4})?,? \\d{1,2}:\\d{2}(?::\\d{2})?(?: [AaPp][Mm])?(?:]| -) [^:\\n]{1,40}: ");
    private static final Pattern MAIL = Pattern.compile(
            "^(?:(?:enc|fwd?|res|re|encaminhada|forwarded)\\s*+:\\s*+|>\\s*+)++",
            Pattern.CASE_INSENSITIVE);

    private Forwarded() {}

    /** The text without "[18/11 09:42] Ana: " or "FW: " before it: somebody else's words. */
    static String unwrap(String text) {
        String bare = text.stripLeading();
        String said = CHAT.matcher(bare).replaceFirst("");
        String mail = MAIL.matcher(said).replaceFirst("");
        return mail.isBlank() ? text : mail;
    }
}
