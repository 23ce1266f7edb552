package io.sparkone.local.sandbox.evolution;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers to WhatsApp's addresses, as Evolution 2.3.7 derives them. */
final class Jids {
    private static final Pattern BRAZIL = Pattern.compile("55(\\d{2})\\d(\\d{8})");

    private Jids() {}

    /** An address is kept as it is; of a Brazilian mobile number the ninth digit goes where WhatsApp dropped it. */
    static String of(String number) {
        if (number.contains("@")) {
            return number;
        }
        String digits = number.replaceAll("[^\\d-]", "").replace("-", "");
        Matcher brazil = BRAZIL.matcher(digits);
        if (brazil.matches() && Integer.parseInt(brazil.group(1)) >= 31 && brazil.group(2).charAt(0) >= '7') {
            digits = "55" + brazil.group(1) + brazil.group(2);
        }
        return digits + "@s.whatsapp.net";
    }
}
