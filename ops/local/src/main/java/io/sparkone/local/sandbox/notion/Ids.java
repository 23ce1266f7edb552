package io.sparkone.local.sandbox.notion;

import java.util.Locale;
import java.util.regex.Pattern;

/** Ids are UUIDs; requests may leave the dashes out, responses have them. */
final class Ids {
    private static final Pattern BARE = Pattern
            .compile("([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})");

    private Ids() {}

    static String normal(String path, String id) {
        String bare = id.toLowerCase(Locale.ROOT).replace("-", "");
        if (!BARE.matcher(bare).matches()) {
            throw NotionError.validation(
                    path.replaceFirst("\\..*", "") + " failed validation: " + path
                            + " should be a valid uuid, instead was `\""
                            + id + "\"`.");
        }
        return BARE.matcher(bare).replaceFirst("$1-$2-$3-$4-$5");
    }
}
