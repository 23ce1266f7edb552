package io.sparkone.local.sandbox.notion;

import java.util.Arrays;

/** The versions of the Notion API that the sandbox speaks. */
enum NotionVersion {
    V2025_09_03("2025-09-03"), V2026_03_11("2026-03-11");

    private final String header;

    NotionVersion(String header) {
        this.header = header;
    }

    String header() {
        return header;
    }

    /** Up to 2025-09-03 a trashed page also said {@code archived}, and could be trashed by it. */
    boolean hasArchived() {
        return this == V2025_09_03;
    }

    static NotionVersion of(String header) {
        return Arrays.stream(values()).filter(version -> version.header.equals(header)).findFirst()
                .orElseThrow(() -> NotionError.invalidVersion(header));
    }
}
