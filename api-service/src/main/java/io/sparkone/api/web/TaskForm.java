package io.sparkone.api.web;

import org.jboss.resteasy.reactive.RestForm;

/** The fields of the task form, as the browser sent them. */
public class TaskForm {

    @RestForm
    String title;

    @RestForm
    String description;

    @RestForm
    String due;

    @RestForm
    String repeat;

    @RestForm
    String priority;

    @RestForm
    String status;

    @RestForm
    String version;

    TaskDraft draft(Long id) {
        return new TaskDraft(id, text(title).strip(), text(description).replace("\r\n", "\n").strip(),
                text(due).strip(), text(repeat).strip(), text(priority), text(status), text(version), null);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
