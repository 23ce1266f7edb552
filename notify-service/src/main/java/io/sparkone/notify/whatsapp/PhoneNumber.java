package io.sparkone.notify.whatsapp;

import java.util.Optional;

/** Telephone numbers as Evolution wants them: digits only, with country code, no plus sign. */
final class PhoneNumber {

    private PhoneNumber() {}

    /** The digits of a number, or a WhatsApp address as it is; empty if it is neither. */
    static Optional<String> parse(String text) {
        String trimmed = text.trim();
        if (trimmed.matches("[0-9]{5,20}@(s\\.whatsapp\\.net|lid)")) {
            return Optional.of(trimmed);
        }
        String digits = trimmed.replaceAll("[\\s().-]", "").replaceFirst("^\\+", "");
        return digits.matches("[1-9][0-9]{9,14}") ? Optional.of(digits) : Optional.empty();
    }

    /** Whether an address may be that of a number: Brazil's ninth digit comes and goes, the last eight stay. */
    static boolean matches(String number, String address) {
        String a = tail(number);
        return a.equals(tail(address)) && !a.isEmpty();
    }

    private static String tail(String text) {
        String digits = text.replaceFirst("@.*", "");
        return digits.substring(Math.max(0, digits.length() - 8));
    }
}
