package io.sparkone.api.task;

import java.util.Arrays;

/** The order of a list; a name with "-" before it is the reverse. Tasks without a due time come last. */
public enum TaskSort {

    DUE_AT("due_at", "dueAt asc nulls last"), DUE_AT_REVERSED("-due_at", "dueAt desc nulls last"), CREATED_AT(
            "created_at", "createdAt asc"), CREATED_AT_REVERSED("-created_at",
                    "createdAt desc"), UPDATED_AT("updated_at", "updatedAt asc"), UPDATED_AT_REVERSED("-updated_at",
                            "updatedAt desc"), TITLE("title", TaskSearch.FOLDED + " asc"), TITLE_REVERSED(
                                    "-title",
                                    TaskSearch.FOLDED + " desc"), PRIORITY("priority",
                                            rank() + " asc"), PRIORITY_REVERSED("-priority",
                                                    rank() + " desc"), ID("id", null), ID_REVERSED("-id", null);

    private final String text;
    private final String hql;

    TaskSort(String text, String hql) {
        this.text = text;
        this.hql = hql;
    }

    /** The HQL of the order; the id decides between equals, so that pages do not overlap. */
    String hql() {
        String byId = this == ID || this == CREATED_AT ? "id asc" : "id desc";
        return hql == null ? byId : hql + ", " + byId;
    }

    @Override
    public String toString() {
        return text;
    }

    private static String rank() {
        return "case priority when 'low' then 0 when 'medium' then 1 when 'high' then 2 else 3 end";
    }

    static TaskSort of(String text) {
        return Arrays.stream(values()).filter(s -> s.text.equals(text)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + Arrays.toString(values())));
    }
}
