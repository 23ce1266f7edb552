package io.sparkone.api.http;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The list of tags in a condition (RFC 9110, 8.8.3 and 5.6.1). */
final class EntityTags {

    /** One element with the comma after it; it may be empty. */
    private static final Pattern ELEMENT = Pattern.compile("\\G\\s*((?:W/)?\"[^\"]*\")?\\s*(?:,|\\z)");

    private EntityTags() {}

    /**
     * @param header its value, of several lines joined by commas
     * @return the tags with their quotes, weak ones with {@code W/}; empty where it is no list of at least one
     */
    static Optional<Set<String>> read(String header) {
        Set<String> tags = new HashSet<>();
        int read = 0;
        for (Matcher element = ELEMENT.matcher(header); element.find(); read = element.end()) {
            tags.add(element.group(1));
        }
        tags.remove(null);
        return read < header.length() || tags.isEmpty() ? Optional.empty() : Optional.of(tags);
    }
}
