package io.sparkone.local.sandbox.notion;

import java.time.Instant;
import java.util.Map;

/**
 * A page as a person sees it, for tests and for the sandbox's own page.
 *
 * @param id with dashes
 * @param values by property name: text, option name, start of a date; null when empty
 * @param created precise, unlike in the API
 * @param lastEdited precise, unlike in the API
 * @param lastEditedBy id of the user who edited it last
 */
public record NotionPage(String id, Map<String, String> values, boolean inTrash, Instant created, Instant lastEdited,
        String lastEditedBy) {

    /** The value of a property by its name, null when it is empty. */
    public String value(String property) {
        return values.get(property);
    }
}
