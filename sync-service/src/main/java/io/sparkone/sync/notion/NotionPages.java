package io.sparkone.sync.notion;

import java.util.List;

/** One part of a query's result. */
record NotionPages(List<NotionPage> results, String nextCursor, boolean hasMore, Status requestStatus) {

    /** Says at the end whether rows were left out: a query stops at 10,000 of them with {@code has_more: false}. */
    record Status(String type, String incompleteReason) {}

    boolean cutOff() {
        return requestStatus != null && "incomplete".equals(requestStatus.type());
    }
}
